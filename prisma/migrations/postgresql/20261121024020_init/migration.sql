CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameFolded" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailFolded" TEXT NOT NULL,
    "emailVerifiedAt" TIMESTAMP(3),
    "passwordHash" TEXT NOT NULL,
    "level" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'active',
    "displayName" TEXT NOT NULL DEFAULT '',
    "about" TEXT NOT NULL DEFAULT '',
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "languages" TEXT NOT NULL DEFAULT '',
    "website" TEXT NOT NULL DEFAULT '',
    "tokenDelivery" TEXT NOT NULL DEFAULT 'page',
    "notifyByMail" BOOLEAN NOT NULL DEFAULT true,
    "digests" BOOLEAN NOT NULL DEFAULT false,
    "logOptOut" BOOLEAN NOT NULL DEFAULT false,
    "autoLogin" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastSignInAt" TIMESTAMP(3),
    "lastIrcAt" TIMESTAMP(3),

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "WebSession" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "method" TEXT NOT NULL DEFAULT 'password',
    "remember" BOOLEAN NOT NULL DEFAULT false,
    "ip" TEXT NOT NULL DEFAULT '',
    "userAgent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "WebSession_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "Confirmation" (
    "id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "userId" TEXT,
    "emailFolded" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "codeHash" TEXT,
    "codeTries" INTEGER NOT NULL DEFAULT 0,
    "liveKey" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdIp" TEXT NOT NULL DEFAULT '',
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "Confirmation_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "Identity" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "networkId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "provenAt" TIMESTAMP(3) NOT NULL,
    "lastUseAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Identity_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "IdentityClaim" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "networkId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "IdentityClaim_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "Token" (
    "id" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "networkId" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'live',
    "liveKey" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "createdIp" TEXT NOT NULL DEFAULT '',
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),

    CONSTRAINT "Token_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "TokenUse" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "networkId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "action" TEXT NOT NULL,
    "hostmask" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "reference" TEXT NOT NULL,

    CONSTRAINT "TokenUse_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "IrcSession" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "networkId" TEXT NOT NULL,
    "epoch" TEXT NOT NULL,
    "nick" TEXT NOT NULL,
    "nickFolded" TEXT NOT NULL,
    "userHost" TEXT NOT NULL,
    "account" TEXT,
    "signonAt" TIMESTAMP(3),
    "method" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "lastUseAt" TIMESTAMP(3) NOT NULL,
    "endedAt" TIMESTAMP(3),
    "endReason" TEXT,

    CONSTRAINT "IrcSession_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "Network" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'irc',
    "nick" TEXT NOT NULL,
    "altNicks" TEXT NOT NULL DEFAULT '',
    "username" TEXT NOT NULL DEFAULT 'steward',
    "realname" TEXT NOT NULL DEFAULT 'Steward',
    "bindAddress" TEXT NOT NULL DEFAULT '',
    "proxyUrl" TEXT NOT NULL DEFAULT '',
    "passwordSealed" TEXT,
    "saslMechanism" TEXT NOT NULL DEFAULT 'none',
    "saslAccount" TEXT NOT NULL DEFAULT '',
    "saslSealed" TEXT,
    "saslPolicy" TEXT NOT NULL DEFAULT 'fail',
    "servicesMask" TEXT NOT NULL DEFAULT '',
    "tlsVerify" BOOLEAN NOT NULL DEFAULT true,
    "tlsFingerprint" TEXT NOT NULL DEFAULT '',
    "clientCertSealed" TEXT,
    "floodPreset" TEXT NOT NULL DEFAULT 'careful',
    "commandPrefix" TEXT NOT NULL DEFAULT '.',
    "desired" TEXT NOT NULL DEFAULT 'connected',
    "maxBackOffMs" INTEGER NOT NULL DEFAULT 300000,
    "casemapping" TEXT NOT NULL DEFAULT 'rfc1459',
    "createdAt" TIMESTAMP(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'disconnected',
    "statusDetail" TEXT NOT NULL DEFAULT '',
    "statusAt" TIMESTAMP(3),
    "currentNick" TEXT NOT NULL DEFAULT '',
    "currentServer" TEXT NOT NULL DEFAULT '',
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMP(3),
    "lagMs" INTEGER,
    "queueDepth" INTEGER NOT NULL DEFAULT 0,
    "canMonitor" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Network_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "NetworkServer" (
    "id" TEXT NOT NULL,
    "networkId" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "port" INTEGER NOT NULL,
    "tls" BOOLEAN NOT NULL DEFAULT true,
    "position" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "NetworkServer_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "Channel" (
    "id" TEXT NOT NULL,
    "networkId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "keySealed" TEXT,
    "autoJoin" BOOLEAN NOT NULL DEFAULT true,
    "public" BOOLEAN NOT NULL DEFAULT false,
    "logged" BOOLEAN NOT NULL DEFAULT true,
    "status" TEXT NOT NULL DEFAULT 'left',
    "statusDetail" TEXT NOT NULL DEFAULT '',
    "topic" TEXT NOT NULL DEFAULT '',
    "topicBy" TEXT NOT NULL DEFAULT '',
    "topicAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Channel_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "ChannelMode" (
    "id" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "param" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ChannelMode_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "ChannelLevel" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "level" INTEGER NOT NULL,

    CONSTRAINT "ChannelLevel_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "Presence" (
    "networkId" TEXT NOT NULL,
    "channelFolded" TEXT NOT NULL,
    "nickFolded" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "nick" TEXT NOT NULL,
    "userHost" TEXT NOT NULL DEFAULT '',
    "account" TEXT,
    "modes" TEXT NOT NULL DEFAULT '',
    "away" BOOLEAN NOT NULL DEFAULT false,
    "bot" BOOLEAN NOT NULL DEFAULT false,
    "joinedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("networkId","channelFolded","nickFolded")
);


CREATE TABLE "Module" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "networkId" TEXT NOT NULL DEFAULT '*',
    "botId" TEXT NOT NULL DEFAULT '*',
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "commandPrefix" TEXT,
    "settings" JSONB NOT NULL,
    "authProfileId" TEXT,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Module_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "ModuleRule" (
    "id" TEXT NOT NULL,
    "moduleId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "ModuleRule_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "AuthProfile" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "style" TEXT NOT NULL,
    "username" TEXT NOT NULL DEFAULT '',
    "passwordHash" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AuthProfile_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "ModuleStatus" (
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "origin" TEXT NOT NULL DEFAULT 'built-in',
    "summary" TEXT NOT NULL DEFAULT '',
    "version" TEXT NOT NULL DEFAULT '',
    "error" TEXT NOT NULL DEFAULT '',
    "commands" JSONB NOT NULL,
    "loadedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ModuleStatus_pkey" PRIMARY KEY ("name")
);


CREATE TABLE "Event" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "networkId" TEXT,
    "channel" TEXT,
    "channelFolded" TEXT,
    "nick" TEXT,
    "nickFolded" TEXT,
    "userHost" TEXT,
    "account" TEXT,
    "userId" TEXT,
    "target" TEXT,
    "text" TEXT NOT NULL DEFAULT '',
    "own" BOOLEAN NOT NULL DEFAULT false,
    "severity" TEXT NOT NULL DEFAULT 'info',
    "requestId" TEXT,
    "data" JSONB,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "Job" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "networkId" TEXT,
    "userId" TEXT,
    "via" TEXT NOT NULL DEFAULT 'web',
    "requestId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "notBefore" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "finishedAt" TIMESTAMP(3),
    "owner" TEXT,
    "result" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Job_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "Mail" (
    "id" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "to" TEXT NOT NULL,
    "paramsSealed" TEXT,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "nextTryAt" TIMESTAMP(3) NOT NULL,
    "leasedUntil" TIMESTAMP(3),
    "sentAt" TIMESTAMP(3),
    "error" TEXT NOT NULL DEFAULT '',
    "userId" TEXT,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "Quote" (
    "id" TEXT NOT NULL,
    "networkId" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "channelFolded" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "textKey" TEXT NOT NULL,
    "addedById" TEXT,
    "addedByNick" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "deletedAt" TIMESTAMP(3),

    CONSTRAINT "Quote_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "QuoteCounter" (
    "networkId" TEXT NOT NULL,
    "channelFolded" TEXT NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "QuoteCounter_pkey" PRIMARY KEY ("networkId","channelFolded")
);


CREATE TABLE "Sighting" (
    "networkId" TEXT NOT NULL,
    "nickFolded" TEXT NOT NULL,
    "nick" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "channel" TEXT,
    "detail" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMP(3) NOT NULL,
    "wordsText" TEXT,
    "wordsKind" TEXT,
    "wordsChannel" TEXT,
    "wordsAt" TIMESTAMP(3),

    CONSTRAINT "Sighting_pkey" PRIMARY KEY ("networkId","nickFolded")
);


CREATE TABLE "Ban" (
    "id" TEXT NOT NULL,
    "networkId" TEXT NOT NULL,
    "channelFolded" TEXT,
    "mask" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "setById" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),
    "liftedAt" TIMESTAMP(3),

    CONSTRAINT "Ban_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "Audit" (
    "id" SERIAL NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "targetType" TEXT NOT NULL DEFAULT '',
    "targetId" TEXT NOT NULL DEFAULT '',
    "targetName" TEXT NOT NULL DEFAULT '',
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT NOT NULL DEFAULT '',
    "ip" TEXT NOT NULL DEFAULT '',
    "requestId" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Audit_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);


CREATE TABLE "ApiKey" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "last4" TEXT NOT NULL,
    "scopes" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "lastUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "ApiKey_pkey" PRIMARY KEY ("id")
);


CREATE TABLE "BotProcess" (
    "id" TEXT NOT NULL,
    "pid" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "heartbeatAt" TIMESTAMP(3) NOT NULL,
    "stoppedAt" TIMESTAMP(3),
    "rssBytes" INTEGER NOT NULL DEFAULT 0,
    "hosts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "BotProcess_pkey" PRIMARY KEY ("id")
);


CREATE UNIQUE INDEX "User_nameFolded_key" ON "User"("nameFolded");


CREATE UNIQUE INDEX "User_emailFolded_key" ON "User"("emailFolded");


CREATE INDEX "WebSession_userId_idx" ON "WebSession"("userId");


CREATE UNIQUE INDEX "Confirmation_tokenHash_key" ON "Confirmation"("tokenHash");


CREATE UNIQUE INDEX "Confirmation_liveKey_key" ON "Confirmation"("liveKey");


CREATE INDEX "Confirmation_userId_idx" ON "Confirmation"("userId");


CREATE INDEX "Identity_userId_idx" ON "Identity"("userId");


CREATE UNIQUE INDEX "Identity_networkId_kind_folded_key" ON "Identity"("networkId", "kind", "folded");


CREATE UNIQUE INDEX "IdentityClaim_userId_networkId_kind_value_key" ON "IdentityClaim"("userId", "networkId", "kind", "value");


CREATE UNIQUE INDEX "Token_hash_key" ON "Token"("hash");


CREATE UNIQUE INDEX "Token_liveKey_key" ON "Token"("liveKey");


CREATE INDEX "Token_userId_networkId_idx" ON "Token"("userId", "networkId");


CREATE INDEX "TokenUse_userId_at_idx" ON "TokenUse"("userId", "at");


CREATE INDEX "IrcSession_userId_endedAt_idx" ON "IrcSession"("userId", "endedAt");


CREATE INDEX "IrcSession_networkId_endedAt_idx" ON "IrcSession"("networkId", "endedAt");


CREATE UNIQUE INDEX "NetworkServer_networkId_host_port_key" ON "NetworkServer"("networkId", "host", "port");


CREATE UNIQUE INDEX "Channel_networkId_folded_key" ON "Channel"("networkId", "folded");


CREATE UNIQUE INDEX "ChannelMode_channelId_mode_param_key" ON "ChannelMode"("channelId", "mode", "param");


CREATE UNIQUE INDEX "ChannelLevel_userId_channelId_key" ON "ChannelLevel"("userId", "channelId");


CREATE UNIQUE INDEX "Module_name_networkId_botId_key" ON "Module"("name", "networkId", "botId");


CREATE UNIQUE INDEX "ModuleRule_moduleId_kind_value_key" ON "ModuleRule"("moduleId", "kind", "value");


CREATE UNIQUE INDEX "AuthProfile_name_key" ON "AuthProfile"("name");


CREATE INDEX "Event_kind_id_idx" ON "Event"("kind", "id");


CREATE INDEX "Event_networkId_channelFolded_id_idx" ON "Event"("networkId", "channelFolded", "id");


CREATE INDEX "Event_networkId_nickFolded_id_idx" ON "Event"("networkId", "nickFolded", "id");


CREATE INDEX "Event_userId_id_idx" ON "Event"("userId", "id");


CREATE INDEX "Event_at_idx" ON "Event"("at");


CREATE INDEX "Job_state_notBefore_idx" ON "Job"("state", "notBefore");


CREATE INDEX "Job_createdAt_idx" ON "Job"("createdAt");


CREATE INDEX "Mail_state_nextTryAt_idx" ON "Mail"("state", "nextTryAt");


CREATE INDEX "Quote_networkId_channelFolded_deletedAt_idx" ON "Quote"("networkId", "channelFolded", "deletedAt");


CREATE UNIQUE INDEX "Quote_networkId_channelFolded_number_key" ON "Quote"("networkId", "channelFolded", "number");


CREATE INDEX "Ban_networkId_channelFolded_idx" ON "Ban"("networkId", "channelFolded");


CREATE INDEX "Audit_actorId_id_idx" ON "Audit"("actorId", "id");


CREATE INDEX "Audit_targetType_targetId_id_idx" ON "Audit"("targetType", "targetId", "id");


CREATE UNIQUE INDEX "ApiKey_hash_key" ON "ApiKey"("hash");


CREATE INDEX "ApiKey_userId_idx" ON "ApiKey"("userId");


ALTER TABLE "WebSession" ADD CONSTRAINT "WebSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "Confirmation" ADD CONSTRAINT "Confirmation_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "Identity" ADD CONSTRAINT "Identity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "Identity" ADD CONSTRAINT "Identity_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "IdentityClaim" ADD CONSTRAINT "IdentityClaim_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "IdentityClaim" ADD CONSTRAINT "IdentityClaim_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "Token" ADD CONSTRAINT "Token_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "Token" ADD CONSTRAINT "Token_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "TokenUse" ADD CONSTRAINT "TokenUse_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "IrcSession" ADD CONSTRAINT "IrcSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "IrcSession" ADD CONSTRAINT "IrcSession_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "NetworkServer" ADD CONSTRAINT "NetworkServer_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "Channel" ADD CONSTRAINT "Channel_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "ChannelMode" ADD CONSTRAINT "ChannelMode_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "ChannelLevel" ADD CONSTRAINT "ChannelLevel_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "ChannelLevel" ADD CONSTRAINT "ChannelLevel_channelId_fkey" FOREIGN KEY ("channelId") REFERENCES "Channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "Presence" ADD CONSTRAINT "Presence_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "ModuleRule" ADD CONSTRAINT "ModuleRule_moduleId_fkey" FOREIGN KEY ("moduleId") REFERENCES "Module"("id") ON DELETE CASCADE ON UPDATE CASCADE;


ALTER TABLE "ApiKey" ADD CONSTRAINT "ApiKey_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
