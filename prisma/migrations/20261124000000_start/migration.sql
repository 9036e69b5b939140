-- CreateTable
CREATE TABLE "Term" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "number" INTEGER,
    "current" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Office" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "headId" INTEGER,
    CONSTRAINT "Office_headId_fkey" FOREIGN KEY ("headId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "PlatformOperator" (
    "officeId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,

    PRIMARY KEY ("officeId", "personId"),
    CONSTRAINT "PlatformOperator_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "PlatformOperator_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Constituency" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "officeId" INTEGER NOT NULL,
    CONSTRAINT "Constituency_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DeputyGroup" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "officeId" INTEGER NOT NULL,
    "leaderInChargeId" INTEGER,
    "groupLeaderId" INTEGER,
    "liaisonId" INTEGER,
    "roomTopic" TEXT,
    CONSTRAINT "DeputyGroup_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DeputyGroup_leaderInChargeId_fkey" FOREIGN KEY ("leaderInChargeId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "DeputyGroup_groupLeaderId_fkey" FOREIGN KEY ("groupLeaderId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "DeputyGroup_liaisonId_fkey" FOREIGN KEY ("liaisonId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Room" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "puppet" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "roomId" TEXT NOT NULL,
    "groupId" INTEGER NOT NULL,
    "boundAt" DATETIME NOT NULL,
    CONSTRAINT "Room_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "DeputyGroup" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "phone" TEXT,
    "gender" TEXT,
    "bornIn" TEXT,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- CreateTable
CREATE TABLE "Deputy" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "termId" INTEGER NOT NULL,
    "cardNo" TEXT NOT NULL,
    "constituencyId" INTEGER NOT NULL,
    "groupId" INTEGER NOT NULL,
    "isNew" BOOLEAN NOT NULL,
    "occupation" TEXT,
    "unitAndPost" TEXT,
    CONSTRAINT "Deputy_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Deputy_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Deputy_constituencyId_fkey" FOREIGN KEY ("constituencyId") REFERENCES "Constituency" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Deputy_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "DeputyGroup" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ScMember" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "termId" INTEGER NOT NULL,
    "post" TEXT NOT NULL,
    "committee" TEXT,
    "officeId" INTEGER NOT NULL,
    CONSTRAINT "ScMember_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ScMember_termId_fkey" FOREIGN KEY ("termId") REFERENCES "Term" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ScMember_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "Office" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "MemberLink" (
    "memberId" INTEGER NOT NULL,
    "deputyId" INTEGER NOT NULL,

    PRIMARY KEY ("memberId", "deputyId"),
    CONSTRAINT "MemberLink_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "ScMember" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "MemberLink_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "Deputy" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Voter" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "aka" TEXT NOT NULL DEFAULT '[]',
    "phone" TEXT,
    "address" TEXT,
    "constituencyId" INTEGER NOT NULL,
    CONSTRAINT "Voter_constituencyId_fkey" FOREIGN KEY ("constituencyId") REFERENCES "Constituency" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VoterLink" (
    "deputyId" INTEGER NOT NULL,
    "voterId" INTEGER NOT NULL,

    PRIMARY KEY ("deputyId", "voterId"),
    CONSTRAINT "VoterLink_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "Deputy" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "VoterLink_voterId_fkey" FOREIGN KEY ("voterId") REFERENCES "Voter" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "HandlingUnit" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "name" TEXT NOT NULL,
    "shortNames" TEXT NOT NULL DEFAULT '[]',
    "system" TEXT NOT NULL,
    "officerId" INTEGER,
    CONSTRAINT "HandlingUnit_officerId_fkey" FOREIGN KEY ("officerId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "department" TEXT,
    CONSTRAINT "Staff_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StaffRole" (
    "staffId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,

    PRIMARY KEY ("staffId", "role"),
    CONSTRAINT "StaffRole_staffId_fkey" FOREIGN KEY ("staffId") REFERENCES "Staff" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "WechatIdentity" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "puppet" TEXT NOT NULL,
    "account" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "activeKey" TEXT,
    "boundAt" DATETIME NOT NULL,
    "endedAt" DATETIME,
    "endReason" TEXT,
    CONSTRAINT "WechatIdentity_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BindingCode" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "codeHash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "voidedAt" DATETIME,
    "voidReason" TEXT,
    CONSTRAINT "BindingCode_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "BindAttempt" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "senderKey" TEXT NOT NULL,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Inbound" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "account" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "fromId" TEXT NOT NULL,
    "roomId" TEXT,
    "text" TEXT NOT NULL,
    "sentAt" DATETIME NOT NULL,
    "receivedAt" DATETIME NOT NULL,
    "personId" INTEGER,
    "intent" TEXT
);

-- CreateTable
CREATE TABLE "OpenQuestion" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "conversation" TEXT NOT NULL,
    "activeKey" TEXT,
    "kind" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "closedAt" DATETIME,
    "outcome" TEXT
);

-- CreateTable
CREATE TABLE "ContactReport" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "contactorId" INTEGER NOT NULL,
    "contactorRole" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "occurredOn" TEXT NOT NULL,
    "partOfDay" TEXT,
    "place" TEXT,
    "summary" TEXT NOT NULL,
    "unlisted" TEXT NOT NULL DEFAULT '[]',
    "contactDay" BOOLEAN NOT NULL DEFAULT false,
    "bulk" BOOLEAN NOT NULL DEFAULT false,
    "source" TEXT NOT NULL,
    "recordedById" INTEGER NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'valid',
    "voidedAt" DATETIME,
    "voidReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "messageId" TEXT,
    "messageAccount" TEXT,
    CONSTRAINT "ContactReport_contactorId_fkey" FOREIGN KEY ("contactorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ContactReport_recordedById_fkey" FOREIGN KEY ("recordedById") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "reportId" INTEGER NOT NULL,
    "contactorId" INTEGER NOT NULL,
    "contactorRole" TEXT NOT NULL,
    "occurredOn" TEXT NOT NULL,
    "counts" BOOLEAN NOT NULL,
    "voterId" INTEGER,
    "deputyId" INTEGER,
    CONSTRAINT "Contact_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ContactReport" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Contact_contactorId_fkey" FOREIGN KEY ("contactorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Contact_voterId_fkey" FOREIGN KEY ("voterId") REFERENCES "Voter" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT "Contact_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "Deputy" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Concern" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "text" TEXT NOT NULL,
    "ownerId" INTEGER NOT NULL,
    "reportId" INTEGER,
    "status" TEXT NOT NULL DEFAULT 'open',
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Concern_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Concern_reportId_fkey" FOREIGN KEY ("reportId") REFERENCES "ContactReport" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConcernRaiser" (
    "concernId" INTEGER NOT NULL,
    "contactId" INTEGER NOT NULL,

    PRIMARY KEY ("concernId", "contactId"),
    CONSTRAINT "ConcernRaiser_concernId_fkey" FOREIGN KEY ("concernId") REFERENCES "Concern" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ConcernRaiser_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "personId" INTEGER,
    "account" TEXT,
    "contactId" TEXT,
    "roomId" TEXT,
    "mention" TEXT,
    "text" TEXT NOT NULL,
    "subject" TEXT,
    "promise" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "queuedAt" DATETIME NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "leaseUntil" DATETIME,
    "sentAt" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    CONSTRAINT "Notice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AccountPause" (
    "account" TEXT NOT NULL PRIMARY KEY,
    "pausedUntil" DATETIME NOT NULL,
    "minutes" INTEGER NOT NULL,
    "reason" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "JobStep" (
    "job" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "doneAt" DATETIME NOT NULL,
    "outcome" TEXT NOT NULL,

    PRIMARY KEY ("job", "period", "step")
);

-- CreateTable
CREATE TABLE "Setting" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "effectiveOn" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "setAt" DATETIME NOT NULL,
    "setBy" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "Audit" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actor" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "prevHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Term_name_key" ON "Term"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Office_name_key" ON "Office"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Constituency_number_key" ON "Constituency"("number");

-- CreateIndex
CREATE UNIQUE INDEX "DeputyGroup_name_key" ON "DeputyGroup"("name");

-- CreateIndex
CREATE INDEX "DeputyGroup_liaisonId_idx" ON "DeputyGroup"("liaisonId");

-- CreateIndex
CREATE UNIQUE INDEX "Room_puppet_account_roomId_key" ON "Room"("puppet", "account", "roomId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_phone_key" ON "Person"("phone");

-- CreateIndex
CREATE INDEX "Person_name_idx" ON "Person"("name");

-- CreateIndex
CREATE INDEX "Deputy_groupId_idx" ON "Deputy"("groupId");

-- CreateIndex
CREATE INDEX "Deputy_constituencyId_idx" ON "Deputy"("constituencyId");

-- CreateIndex
CREATE UNIQUE INDEX "Deputy_termId_cardNo_key" ON "Deputy"("termId", "cardNo");

-- CreateIndex
CREATE UNIQUE INDEX "Deputy_termId_personId_key" ON "Deputy"("termId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "ScMember_termId_personId_key" ON "ScMember"("termId", "personId");

-- CreateIndex
CREATE INDEX "MemberLink_deputyId_idx" ON "MemberLink"("deputyId");

-- CreateIndex
CREATE INDEX "Voter_constituencyId_name_idx" ON "Voter"("constituencyId", "name");

-- CreateIndex
CREATE INDEX "VoterLink_voterId_idx" ON "VoterLink"("voterId");

-- CreateIndex
CREATE UNIQUE INDEX "HandlingUnit_name_key" ON "HandlingUnit"("name");

-- CreateIndex
CREATE UNIQUE INDEX "Staff_personId_key" ON "Staff"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "WechatIdentity_activeKey_key" ON "WechatIdentity"("activeKey");

-- CreateIndex
CREATE INDEX "WechatIdentity_personId_activeKey_idx" ON "WechatIdentity"("personId", "activeKey");

-- CreateIndex
CREATE UNIQUE INDEX "BindingCode_codeHash_key" ON "BindingCode"("codeHash");

-- CreateIndex
CREATE INDEX "BindingCode_personId_idx" ON "BindingCode"("personId");

-- CreateIndex
CREATE INDEX "BindAttempt_senderKey_at_idx" ON "BindAttempt"("senderKey", "at");

-- CreateIndex
CREATE INDEX "Inbound_receivedAt_idx" ON "Inbound"("receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Inbound_account_messageId_key" ON "Inbound"("account", "messageId");

-- CreateIndex
CREATE UNIQUE INDEX "OpenQuestion_activeKey_key" ON "OpenQuestion"("activeKey");

-- CreateIndex
CREATE INDEX "OpenQuestion_conversation_closedAt_idx" ON "OpenQuestion"("conversation", "closedAt");

-- CreateIndex
CREATE INDEX "ContactReport_recordedById_recordedAt_idx" ON "ContactReport"("recordedById", "recordedAt");

-- CreateIndex
CREATE INDEX "ContactReport_contactorId_occurredOn_idx" ON "ContactReport"("contactorId", "occurredOn");

-- CreateIndex
CREATE INDEX "Contact_contactorId_contactorRole_counts_occurredOn_voterId_deputyId_idx" ON "Contact"("contactorId", "contactorRole", "counts", "occurredOn", "voterId", "deputyId");

-- CreateIndex
CREATE INDEX "Contact_reportId_idx" ON "Contact"("reportId");

-- CreateIndex
CREATE INDEX "Concern_reportId_idx" ON "Concern"("reportId");

-- CreateIndex
CREATE INDEX "Concern_ownerId_idx" ON "Concern"("ownerId");

-- CreateIndex
CREATE INDEX "ConcernRaiser_contactId_idx" ON "ConcernRaiser"("contactId");

-- CreateIndex
CREATE INDEX "Notice_state_notBefore_idx" ON "Notice"("state", "notBefore");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_kind_recipient_period_step_key" ON "Notice"("kind", "recipient", "period", "step");

-- CreateIndex
CREATE UNIQUE INDEX "Setting_key_effectiveOn_key" ON "Setting"("key", "effectiveOn");

-- CreateIndex
CREATE INDEX "Audit_subject_idx" ON "Audit"("subject");
