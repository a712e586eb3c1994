/** What a process tells its supervisor by the code it ends with; any other code than 0 is a crash. */
export const EXIT = {
  /** Asked to stop; it stays away until somebody asks for it. */
  stopped: 0,
  /** A connection was lost and the policy is to end then (EX_UNAVAILABLE); it stays away too. */
  disconnected: 69,
  /** Start it again at once (EX_TEMPFAIL). */
  restart: 75,
} as const;
