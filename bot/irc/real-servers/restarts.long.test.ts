import { testRestarts } from "#bot/testing/restarts";

testRestarts(50, 600_000);
