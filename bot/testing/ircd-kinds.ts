/** How each real server is configured and started for tests: without DNS, ident and limits that a test did not ask for. */

/** One of two servers that are linked: both know the other's name, one dials. */
export interface LinkSetup {
  readonly peer: string;
  /** Where the peer is reached; the one without it waits to be dialled. */
  readonly dialPort?: number;
}

export interface IrcdSetup {
  /** The server's own name. */
  readonly serverName?: string;
  readonly link?: LinkSetup;
  /** Goes before everything else in its configuration, so that it is found first. */
  readonly extra?: string;
  /** Bytes a client may have on their way, where the server counts them. */
  readonly recvQ?: number;
}

interface ConfigFacts extends Required<Pick<IrcdSetup, "serverName" | "recvQ">> {
  readonly port: number;
  /** For other servers; some take them on the port for clients. */
  readonly linkPort: number;
  readonly folder: string;
  readonly link?: LinkSetup | undefined;
}

export interface IrcdKind {
  readonly binary: string;
  /** Debian's package. */
  readonly package: string;
  readonly unprivileged?: true;
  /** Whether other servers come to the port for clients. */
  readonly linksOnClientPort?: true;
  config(facts: ConfigFacts): string;
  command(file: string, folder: string): string[];
}

/** What two linked servers, or a server and its services, show each other. */
export const LINK_PASSWORD = "linkage";

/** A server's id where ids are needed, different for different names. */
const idOf = (serverName: string) => `1${serverName.slice(0, 1).toUpperCase()}X`;

const ngircd: IrcdKind = {
  binary: "/usr/sbin/ngircd",
  package: "ngircd",
  linksOnClientPort: true,
  config: ({ port, serverName, link }) =>
    [
      "[Global]",
      `Name = ${serverName}`,
      "Info = A server for tests",
      "Listen = 127.0.0.1",
      `Ports = ${port}`,
      "[Limits]",
      "MaxConnectionsIP = 0",
      "MaxNickLength = 20",
      "MaxPenaltyTime = 0",
      "MaxListSize = 100",
      "ConnectRetry = 5",
      "[Options]",
      "DNS = no",
      "Ident = no",
      "PAM = no",
      "MorePrivacy = no",
      ...(link ? ngircdLink(link) : []),
    ].join("\n"),
  command: (file) => ["--nodaemon", "--config", file],
};

function ngircdLink({ peer, dialPort }: LinkSetup): string[] {
  return [
    "[Server]",
    `Name = ${peer}`,
    `MyPassword = ${LINK_PASSWORD}`,
    `PeerPassword = ${LINK_PASSWORD}`,
    ...(dialPort ? ["Host = 127.0.0.1", `Port = ${dialPort}`] : ["Passive = yes"]),
  ];
}

const INSPIRCD_MODULES = [
  "cap",
  "ircv3",
  "ircv3_capnotify",
  "ircv3_servertime",
  "ircv3_echomessage",
  "ircv3_invitenotify",
  "ircv3_labeledresponse",
  "ircv3_batch",
  "ircv3_msgid",
  "ircv3_accounttag",
  "ircv3_chghost",
  "chghost",
  "sethost",
  "namesx",
  "uhnames",
  "monitor",
  "botmode",
  "banexception",
  "inviteexception",
  "setname",
  "services_account",
  "spanningtree",
];

const inspircd: IrcdKind = {
  binary: "/usr/sbin/inspircd",
  package: "inspircd",
  config: ({ port, linkPort, folder, serverName, link, recvQ }) => `
<server name="${serverName}" description="A server for tests" network="Example" id="${idOf(serverName)}">
<admin name="a" nick="a" email="a@example.org">
<bind address="127.0.0.1" port="${port}" type="clients">
<bind address="127.0.0.1" port="${linkPort}" type="servers">
<connect allow="*" localmax="500" globalmax="500" useident="no" commandrate="1000000" threshold="100000" fakelag="no" recvq="${recvQ}" softsendq="1048576" hardsendq="4194304" resolvehostnames="no">
<options prefixquit="Quit: " syntaxhints="no" casemapping="ascii">
<performance nouserdns="yes" softlimit="1024">
<limits maxnick="30">
<log method="file" type="* -USERINPUT -USEROUTPUT" level="default" target="${folder}/log">
<pid file="${folder}/pid">
<path datadir="${folder}" logdir="${folder}" runtimedir="${folder}">
<class name="all" commands="*" privs="*" usermodes="*" chanmodes="*" snomasks="*">
<type name="god" classes="all">
<oper name="root" password="${OPER_PASSWORD}" host="*@*" type="god">
${link ? inspircdLink(link) : ""}
${INSPIRCD_MODULES.map((name) => `<module name="${name}">`).join("\n")}
`,
  command: (file) => [
    ...["--nofork", "--nopid", "--config", file],
    ...(process.getuid?.() === 0 ? ["--runasroot"] : []),
  ],
};

function inspircdLink({ peer, dialPort }: LinkSetup): string {
  return `<link name="${peer}" ipaddr="127.0.0.1" port="${dialPort ?? 1}" allowmask="127.0.0.0/8" sendpass="${LINK_PASSWORD}" recvpass="${LINK_PASSWORD}">
${dialPort ? `<autoconnect period="1" server="${peer}">` : ""}`;
}

/** `OPER root <this>`, where the server has operators. */
export const OPER_PASSWORD = "letmein";

const hybrid: IrcdKind = {
  binary: "/usr/sbin/ircd-hybrid",
  package: "ircd-hybrid",
  unprivileged: true,
  config: ({ port, folder, serverName, recvQ }) => `
serverinfo {
  name = "${serverName}"; sid = "${idOf(serverName)}"; description = "A server for tests";
  network_name = "Example"; hub = yes; default_max_clients = 500; max_nick_length = 20; max_topic_length = 300;
};
admin { name = "a"; description = "a"; email = "<a@example.org>"; };
class {
  name = "users"; ping_time = 90 seconds; number_per_ip_local = 500; number_per_ip_global = 500;
  max_number = 500; sendq = 4 megabytes; recvq = ${recvQ} bytes; max_channels = 50;
};
listen { host = "127.0.0.1"; port = ${port}; };
auth { user = "*@*"; class = "users"; flags = exceed_limit, can_flood, no_tilde; };
operator {
  name = "root"; user = "*@*"; password = "${OPER_PASSWORD}"; encrypted = no; class = "users";
  umodes = wallop; flags = admin, kill, kill:remote, set;
};
motd { mask = "*@*"; file = "${folder}/motd"; };
general {
  disable_auth = yes; throttle_count = 100000; throttle_time = 1 second; ping_cookie = no;
  max_nick_changes = 100000; max_nick_time = 1 second; pace_wait = 0; pace_wait_simple = 0;
  max_targets = 4; anti_spam_exit_message_time = 0; away_count = 100000; away_time = 1 second;
};
channel {
  default_join_flood_count = 0; max_channels = 50; max_bans = 100; invite_client_count = 1000;
  invite_client_time = 1 second; no_create_on_split = no; no_join_on_split = no;
};
`,
  command: (file, folder) => [
    "-foreground",
    ...["-configfile", file],
    ...["-pidfile", `${folder}/pid`, "-logfile", `${folder}/log`],
    ...["-klinefile", `${folder}/k.db`, "-dlinefile", `${folder}/d.db`],
    ...["-xlinefile", `${folder}/x.db`, "-resvfile", `${folder}/r.db`],
  ],
};

export const IRCDS = { ngircd, inspircd, hybrid } as const satisfies Readonly<
  Record<string, IrcdKind>
>;
export type IrcdName = keyof typeof IRCDS;
