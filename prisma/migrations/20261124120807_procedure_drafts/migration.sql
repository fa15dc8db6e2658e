-- AlterTable
ALTER TABLE "promulgation_decision" ADD COLUMN     "createdById" UUID,
ADD COLUMN     "verifiedAt" TIMESTAMPTZ(3),
ADD COLUMN     "verifiedById" UUID;

-- AlterTable
ALTER TABLE "procedure_version" ADD COLUMN     "correctsId" UUID,
ADD COLUMN     "verifiedAt" TIMESTAMPTZ(3),
ADD COLUMN     "verifiedById" UUID;

-- CreateTable
CREATE TABLE "procedure_draft" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "change" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "procedureId" UUID,
    "baseVersionId" UUID,
    "replacesId" UUID,
    "decisionId" UUID,
    "form" JSONB NOT NULL,
    "name" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "versionId" UUID,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "procedure_draft_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "procedure_draft_event" (
    "agencyId" INTEGER NOT NULL,
    "draftId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "actorId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "comment" TEXT,
    "form" JSONB,

    CONSTRAINT "procedure_draft_event_pkey" PRIMARY KEY ("agencyId","draftId","seq")
);

-- CreateTable
CREATE TABLE "version_span_history" (
    "agencyId" INTEGER NOT NULL,
    "versionId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "endDecisionId" UUID,
    "knownUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "version_span_history_pkey" PRIMARY KEY ("agencyId","versionId","seq")
);

-- CreateIndex
CREATE INDEX "procedure_draft_agencyId_state_updatedAt_idx" ON "procedure_draft"("agencyId", "state", "updatedAt");

-- CreateIndex
CREATE INDEX "procedure_draft_agencyId_procedureId_idx" ON "procedure_draft"("agencyId", "procedureId");

ALTER TABLE "procedure_draft" ADD CONSTRAINT "procedure_draft_change_check" CHECK ("change" IN ('new','amend','replace','repeal','correct'));
ALTER TABLE "procedure_draft" ADD CONSTRAINT "procedure_draft_state_check" CHECK ("state" IN ('draft','in-review','approved','discarded'));
ALTER TABLE "procedure_draft" ADD CONSTRAINT "procedure_draft_target_check" CHECK ("change" IN ('new','replace') OR "procedureId" IS NOT NULL);
ALTER TABLE "procedure_draft" ADD CONSTRAINT "procedure_draft_agency_fk" FOREIGN KEY ("agencyId") REFERENCES "agency" ("id");
ALTER TABLE "procedure_draft" ADD CONSTRAINT "procedure_draft_procedure_fk" FOREIGN KEY ("agencyId", "procedureId") REFERENCES "procedure" ("agencyId", "id");
ALTER TABLE "procedure_draft" ADD CONSTRAINT "procedure_draft_replaces_fk" FOREIGN KEY ("agencyId", "replacesId") REFERENCES "procedure" ("agencyId", "id");
ALTER TABLE "procedure_draft" ADD CONSTRAINT "procedure_draft_base_fk" FOREIGN KEY ("agencyId", "baseVersionId") REFERENCES "procedure_version" ("agencyId", "id");
ALTER TABLE "procedure_draft" ADD CONSTRAINT "procedure_draft_version_fk" FOREIGN KEY ("agencyId", "versionId") REFERENCES "procedure_version" ("agencyId", "id");
ALTER TABLE "procedure_draft" ADD CONSTRAINT "procedure_draft_decision_fk" FOREIGN KEY ("agencyId", "decisionId") REFERENCES "promulgation_decision" ("agencyId", "id");
ALTER TABLE "procedure_draft_event" ADD CONSTRAINT "procedure_draft_event_fk" FOREIGN KEY ("agencyId", "draftId") REFERENCES "procedure_draft" ("agencyId", "id");
ALTER TABLE "procedure_draft_event" ADD CONSTRAINT "procedure_draft_event_act_check" CHECK ("act" IN ('start','save','submit','return','approve','discard'));
ALTER TABLE "version_span_history" ADD CONSTRAINT "version_span_history_fk" FOREIGN KEY ("agencyId", "versionId") REFERENCES "procedure_version" ("agencyId", "id");
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_corrects_fk" FOREIGN KEY ("agencyId", "correctsId") REFERENCES "procedure_version" ("agencyId", "id");
ALTER TABLE "promulgation_decision" ADD CONSTRAINT "promulgation_decision_dates_check" CHECK ("effectiveOn" >= "issuedOn") NOT VALID;

-- Two versions that the record holds true are never in force on one day, whoever writes them.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_days_check" CHECK ("validTo" IS NULL OR "validTo" >= "validFrom");
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_no_overlap"
  EXCLUDE USING gist ("agencyId" WITH =, "procedureId" WITH =, daterange("validFrom", "validTo", '[]') WITH &&) WHERE ("state" = 'approved' AND "supersededAt" IS NULL);
CREATE UNIQUE INDEX "procedure_draft_one_correction_key" ON "procedure_draft" ("agencyId", "baseVersionId") WHERE "change" = 'correct' AND "state" IN ('draft','in-review');
