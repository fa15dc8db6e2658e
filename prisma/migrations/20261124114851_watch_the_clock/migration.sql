-- AlterTable
ALTER TABLE "apology_draft" ADD COLUMN     "settledReason" TEXT;

-- CreateTable
CREATE TABLE "duration_sample" (
    "agencyId" INTEGER NOT NULL,
    "procedureId" UUID NOT NULL,
    "position" TEXT NOT NULL,
    "dossierId" UUID NOT NULL,
    "minutes" INTEGER NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,
    "refreshedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "duration_sample_pkey" PRIMARY KEY ("agencyId","procedureId","position","dossierId")
);

-- CreateTable
CREATE TABLE "dossier_watch" (
    "agencyId" INTEGER NOT NULL,
    "dossierId" UUID NOT NULL,
    "eventCount" INTEGER NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "position" TEXT NOT NULL,
    "sampleCount" INTEGER NOT NULL DEFAULT 0,
    "lateFrom" TIMESTAMPTZ(3),
    "replyByAt" TIMESTAMPTZ(3),
    "overtakenBy" INTEGER NOT NULL DEFAULT 0,
    "refreshedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dossier_watch_pkey" PRIMARY KEY ("agencyId","dossierId")
);

-- CreateIndex
CREATE INDEX "duration_sample_agencyId_dossierId_idx" ON "duration_sample"("agencyId", "dossierId");

-- By hand: keys across agencies, closed lists, indexes of the lists.
ALTER TABLE duration_sample ADD CONSTRAINT duration_sample_dossier_fk FOREIGN KEY ("agencyId", "dossierId") REFERENCES dossier ("agencyId", id);
ALTER TABLE duration_sample ADD CONSTRAINT duration_sample_minutes_check CHECK (minutes >= 0);
ALTER TABLE dossier_watch ADD CONSTRAINT dossier_watch_dossier_fk FOREIGN KEY ("agencyId", "dossierId") REFERENCES dossier ("agencyId", id);
CREATE INDEX dossier_watch_late_idx ON dossier_watch ("agencyId", "lateFrom") WHERE "lateFrom" IS NOT NULL;
CREATE INDEX dossier_watch_reply_idx ON dossier_watch ("agencyId", "replyByAt") WHERE "replyByAt" IS NOT NULL;
CREATE INDEX dossier_watch_overtaken_idx ON dossier_watch ("agencyId", "dossierId") WHERE "overtakenBy" > 0;
ALTER TABLE notice DROP CONSTRAINT notice_channel_check;
ALTER TABLE notice ADD CONSTRAINT notice_channel_check CHECK (channel IN ('email', 'sms', 'zalo', 'in-app'));
CREATE INDEX notice_unread_idx ON notice ("agencyId", recipient) WHERE channel = 'in-app' AND "readAt" IS NULL;
CREATE INDEX notice_outbox_idx ON notice ("agencyId", "createdAt", id) WHERE channel <> 'in-app';
ALTER TABLE apology_draft ADD CONSTRAINT apology_draft_state_check CHECK (state IN ('waiting', 'issued', 'dismissed', 'obsolete'));
CREATE INDEX apology_draft_waiting_idx ON apology_draft ("agencyId", "dueAt", id) WHERE state = 'waiting';
