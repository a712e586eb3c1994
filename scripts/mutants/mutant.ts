export interface Mutant {
  /** What is switched off. */
  readonly guard: string;
  readonly file: string;
  /** A piece of its source that is there exactly once … */
  readonly was: string;
  /** … and what stands there instead. */
  readonly becomes: string;
  /** A test file, and words in the name of the test that has to fail. */
  readonly test: readonly [file: string, name: string];
}
