-- CreateTable
CREATE TABLE "api_token" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "scopes" TEXT[],
    "ratePerMinute" INTEGER NOT NULL DEFAULT 600,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "notice" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "dossierId" UUID,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "lang" TEXT NOT NULL DEFAULT 'vi',
    "data" JSONB NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "dossier_view" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "dossierId" UUID NOT NULL,
    "viewerId" UUID,
    "viewerRole" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dossier_view_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "staff_absence" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "delegateId" UUID NOT NULL,
    "fromOn" DATE NOT NULL,
    "toOn" DATE NOT NULL,
    "reason" TEXT,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelledAt" TIMESTAMPTZ(3),

    CONSTRAINT "staff_absence_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "handover_sheet" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "fromUnitId" UUID NOT NULL,
    "toUnitId" UUID NOT NULL,
    "givenById" UUID NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedById" UUID,
    "receivedAt" TIMESTAMPTZ(3),
    "dossierIds" UUID[],
    "note" TEXT,

    CONSTRAINT "handover_sheet_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "apology_draft" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "dossierId" UUID NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "proposedTarget" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledAt" TIMESTAMPTZ(3),
    "settledById" UUID,

    CONSTRAINT "apology_draft_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_token_tokenHash_key" ON "api_token"("tokenHash");

-- CreateIndex
CREATE INDEX "notice_state_nextAttemptAt_idx" ON "notice"("state", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "notice_agencyId_recipient_createdAt_idx" ON "notice"("agencyId", "recipient", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "notice_agencyId_dedupeKey_key" ON "notice"("agencyId", "dedupeKey");

-- CreateIndex
CREATE INDEX "dossier_view_agencyId_dossierId_at_idx" ON "dossier_view"("agencyId", "dossierId", "at");

-- CreateIndex
CREATE INDEX "staff_absence_agencyId_staffId_idx" ON "staff_absence"("agencyId", "staffId");

-- CreateIndex
CREATE UNIQUE INDEX "handover_sheet_agencyId_number_key" ON "handover_sheet"("agencyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "apology_draft_agencyId_dossierId_dueAt_key" ON "apology_draft"("agencyId", "dossierId", "dueAt");

ALTER TABLE "dossier_view" ADD CONSTRAINT "dossier_view_dossier_fk" FOREIGN KEY ("agencyId", "dossierId") REFERENCES "dossier" ("agencyId", "id");
ALTER TABLE "notice" ADD CONSTRAINT "notice_channel_check" CHECK ("channel" IN ('email','sms','in-app'));
ALTER TABLE "notice" ADD CONSTRAINT "notice_state_check" CHECK ("state" IN ('queued','sent','failed'));
ALTER TABLE "apology_draft" ADD CONSTRAINT "apology_draft_dossier_fk" FOREIGN KEY ("agencyId", "dossierId") REFERENCES "dossier" ("agencyId", "id");
