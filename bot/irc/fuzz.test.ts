import { testMangledLines } from "#bot/testing/fuzz";

testMangledLines(100_000, 240_000);
