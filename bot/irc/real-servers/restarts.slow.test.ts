import { testRestarts } from "#bot/testing/restarts";

testRestarts(5, 60_000);
