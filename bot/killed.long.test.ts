import { testKilledUnderLoad } from "#bot/testing/killing/killed";

testKilledUnderLoad(100, 3_600_000);
