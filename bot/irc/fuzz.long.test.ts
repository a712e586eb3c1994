import { testMangledLines } from "#bot/testing/fuzz";

testMangledLines(1_000_000, 900_000);
