/** Atheme's services linked to an InspIRCd, for tests about accounts: NickServ and SASL PLAIN as networks really have them. */
import { chmod, writeFile } from "node:fs/promises";
import path from "node:path";
import type { OthersProgram } from "./installed.ts";
import { LINK_PASSWORD } from "./ircd-kinds.ts";
import { type Ircd, launchIrcd } from "./ircd-process.ts";
import { createProgram, type Program, programFolder, removeFolder } from "./program.ts";

export const ATHEME: OthersProgram = {
  name: "atheme",
  binary: "/usr/bin/atheme-services",
  package: "atheme-services",
};

/** What the settings of a network should say about these services. */
export const ATHEME_MASK = "NickServ!NickServ@services.example.org";

export interface Atheme {
  readonly ircd: Ircd;
  /** The services alone: they can go and come back while the server runs on. */
  readonly services: Program;
  close(): Promise<void>;
}

const SERVICES_NAME = "services.example.org";

/** Modes and commands that Atheme takes for granted in InspIRCd. */
const INSPIRCD_SIDE = `
<link name="${SERVICES_NAME}" ipaddr="127.0.0.1" port="1" allowmask="127.0.0.0/8" sendpass="${LINK_PASSWORD}" recvpass="${LINK_PASSWORD}">
<uline server="${SERVICES_NAME}" silent="yes">
<sasl target="${SERVICES_NAME}" requiressl="no">
${["sasl", "deaf", "hidechans", "servprotect", "svshold", "globops", "chgident"].map((name) => `<module name="${name}">`).join("\n")}
`;

const MODULES = [
  ...["protocol/inspircd", "backend/opensex", "crypto/posix"],
  ...["main", "identify", "register", "ghost", "group", "logout", "enforce", "status"].map(
    (name) => `nickserv/${name}`,
  ),
  ...["saslserv/main", "saslserv/plain"],
  ...["chanserv/main", "chanserv/register", "chanserv/set_core", "chanserv/set_mlock"],
];

const athemeConfig = (linkPort: number) => `
${MODULES.map((name) => `loadmodule "modules/${name}";`).join("\n")}
serverinfo {
  name = "${SERVICES_NAME}"; desc = "Services"; numeric = "00A"; netname = "Example"; recontime = 1; restarttime = 1;
  hidehostsuffix = "users.example.org"; adminname = "a"; adminemail = "a@example.org"; registeremail = "a@example.org";
  mta = "/bin/true"; maxlogins = 50; maxusers = 50; mdlimit = 30; emaillimit = 100; emailtime = 300; auth = none;
  casemapping = ascii; loglevel = { error; info; network; };
};
uplink "irc.example.org" {
  host = "127.0.0.1"; port = ${linkPort}; send_password = "${LINK_PASSWORD}"; receive_password = "${LINK_PASSWORD}";
};
nickserv { nick = "NickServ"; user = "NickServ"; host = "${SERVICES_NAME}"; real = "Nicks"; aliases {}; };
chanserv { nick = "ChanServ"; user = "ChanServ"; host = "${SERVICES_NAME}"; real = "Channels"; aliases {}; };
saslserv { nick = "SaslServ"; user = "SaslServ"; host = "${SERVICES_NAME}"; real = "Logins"; };
general { join_chans = no; leave_chans = no; flood_msgs = 0; commit_interval = 1; };
`;

/** Starts both and waits until they are linked. */
export async function launchAtheme(): Promise<Atheme> {
  const ircd = await launchIrcd("inspircd", { extra: INSPIRCD_SIDE });
  const folder = await programFolder("atheme", true);
  const file = path.join(folder, "atheme.conf");
  await writeFile(file, athemeConfig(ircd.linkPort));
  await chmod(file, 0o644);
  const services = createProgram({
    binary: ATHEME.binary,
    args: ["-n", "-c", file, "-l", `${folder}/log`, "-p", `${folder}/pid`, "-D", folder],
    folder,
    unprivileged: true,
    isReady: (output) => output.includes("finished synching with uplink"),
  });
  const close = async () => {
    await services.stop();
    await ircd.close();
    await removeFolder(folder);
  };
  await services.start().catch(async (error: unknown) => {
    await close();
    throw error;
  });
  return { ircd, services, close };
}
