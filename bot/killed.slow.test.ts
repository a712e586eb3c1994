import { testKilledUnderLoad } from "#bot/testing/killing/killed";

testKilledUnderLoad(5, 240_000);
