-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "audit_entry" (
    "agencyId" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "prevHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("agencyId","seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "agencyId" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("agencyId")
);

-- CreateTable
CREATE TABLE "calendar_revision" (
    "agencyId" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,
    "note" TEXT NOT NULL,
    "decisionNumber" TEXT,
    "decisionOn" DATE,

    CONSTRAINT "calendar_revision_pkey" PRIMARY KEY ("agencyId","version")
);

-- CreateTable
CREATE TABLE "calendar_special_day" (
    "agencyId" INTEGER NOT NULL,
    "on" DATE NOT NULL,
    "fromVersion" INTEGER NOT NULL,
    "untilVersion" INTEGER,
    "kind" TEXT NOT NULL,
    "name" TEXT,
    "decisionNumber" TEXT,
    "decisionOn" DATE,
    "isVerified" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "calendar_special_day_pkey" PRIMARY KEY ("agencyId","on","fromVersion")
);

-- CreateTable
CREATE TABLE "calendar_year" (
    "agencyId" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "fromVersion" INTEGER NOT NULL,
    "decisionNumber" TEXT,
    "decisionOn" DATE,
    "isVerified" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "calendar_year_pkey" PRIMARY KEY ("agencyId","year")
);

-- CreateTable
CREATE TABLE "office_hours" (
    "agencyId" INTEGER NOT NULL,
    "effectiveFrom" DATE NOT NULL,
    "fromVersion" INTEGER NOT NULL DEFAULT 1,
    "sessions" JSONB NOT NULL,

    CONSTRAINT "office_hours_pkey" PRIMARY KEY ("agencyId","effectiveFrom")
);

-- CreateTable
CREATE TABLE "desk_hours" (
    "agencyId" INTEGER NOT NULL,
    "unitId" UUID NOT NULL,
    "effectiveFrom" DATE NOT NULL,
    "weekday" INTEGER NOT NULL,
    "sessions" JSONB NOT NULL,

    CONSTRAINT "desk_hours_pkey" PRIMARY KEY ("agencyId","unitId","effectiveFrom","weekday")
);

-- CreateTable
CREATE TABLE "applicant" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "citizenId" TEXT,
    "taxCode" TEXT,
    "otherId" TEXT,
    "birthOn" DATE,
    "sex" TEXT,
    "idIssuedOn" DATE,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "applicant_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "dossier_day_counter" (
    "agencyId" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "dossier_day_counter_pkey" PRIMARY KEY ("agencyId","day")
);

-- CreateTable
CREATE TABLE "dossier" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "externalCode" TEXT,
    "qrToken" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "caseName" TEXT,
    "procedureId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "sectorId" UUID NOT NULL,
    "visitId" UUID,
    "applicantId" UUID NOT NULL,
    "applicantKind" TEXT NOT NULL,
    "applicantName" TEXT NOT NULL,
    "applicantIdNumber" TEXT,
    "applicantAddress" TEXT NOT NULL,
    "applicantPhone" TEXT NOT NULL,
    "applicantEmail" TEXT,
    "representative" JSONB,
    "notifyBy" TEXT NOT NULL DEFAULT 'none',
    "notifyLang" TEXT NOT NULL DEFAULT 'vi',
    "sets" INTEGER NOT NULL DEFAULT 1,
    "note" TEXT,
    "termUnit" TEXT NOT NULL,
    "termValue" INTEGER NOT NULL,
    "termSource" TEXT NOT NULL,
    "statutoryUnit" TEXT NOT NULL,
    "statutoryValue" INTEGER NOT NULL,
    "pauseRule" TEXT NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3),
    "printedDueAt" TIMESTAMPTZ(3),
    "originalDueAt" TIMESTAMPTZ(3),
    "secondTargetAt" TIMESTAMPTZ(3),
    "isDueProvisional" BOOLEAN NOT NULL DEFAULT false,
    "dueSteps" JSONB,
    "calendarVersion" INTEGER,
    "pausedAt" TIMESTAMPTZ(3),
    "pauseCause" TEXT,
    "resolvedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "returnedAt" TIMESTAMPTZ(3),
    "resultKind" TEXT,
    "endStanding" TEXT,
    "receivedById" UUID,
    "receivedUnitId" UUID,
    "handlingUnitId" UUID NOT NULL,
    "holdingUnitId" UUID NOT NULL,
    "holderId" UUID,
    "currentStep" INTEGER NOT NULL DEFAULT 0,
    "supplementAsks" INTEGER NOT NULL DEFAULT 0,
    "eventCount" INTEGER NOT NULL DEFAULT 0,
    "lastEventAt" TIMESTAMPTZ(3) NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "dossier_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "dossier_event" (
    "agencyId" INTEGER NOT NULL,
    "dossierId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "act" TEXT NOT NULL,
    "statusAfter" TEXT NOT NULL,
    "legalAt" TIMESTAMPTZ(3) NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "actorUnitId" UUID,
    "reason" TEXT,
    "data" JSONB,
    "voidsSeq" INTEGER,
    "batchId" UUID,

    CONSTRAINT "dossier_event_pkey" PRIMARY KEY ("agencyId","dossierId","seq")
);

-- CreateTable
CREATE TABLE "submitted_document" (
    "agencyId" INTEGER NOT NULL,
    "dossierId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "form" TEXT,
    "isRequired" BOOLEAN NOT NULL DEFAULT true,
    "originalsAsked" INTEGER NOT NULL DEFAULT 0,
    "copiesAsked" INTEGER NOT NULL DEFAULT 0,
    "originalsGiven" INTEGER NOT NULL DEFAULT 0,
    "copiesGiven" INTEGER NOT NULL DEFAULT 0,
    "electronicGiven" INTEGER NOT NULL DEFAULT 0,
    "isPresent" BOOLEAN NOT NULL DEFAULT false,
    "isScanned" BOOLEAN NOT NULL DEFAULT false,
    "isElectronicOriginal" BOOLEAN NOT NULL DEFAULT false,
    "signatureState" TEXT,
    "note" TEXT,

    CONSTRAINT "submitted_document_pkey" PRIMARY KEY ("agencyId","dossierId","ordinal")
);

-- CreateTable
CREATE TABLE "fee_item" (
    "agencyId" INTEGER NOT NULL,
    "dossierId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "amountVnd" INTEGER NOT NULL,
    "per" TEXT,
    "paidVnd" INTEGER NOT NULL DEFAULT 0,
    "paidAt" TIMESTAMPTZ(3),
    "receiptNumber" TEXT,
    "method" TEXT,
    "refundedVnd" INTEGER NOT NULL DEFAULT 0,
    "refundedAt" TIMESTAMPTZ(3),
    "refundReason" TEXT,

    CONSTRAINT "fee_item_pkey" PRIMARY KEY ("agencyId","dossierId","ordinal")
);

-- CreateTable
CREATE TABLE "paper" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "dossierId" UUID,
    "kind" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "bookYear" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "issuedById" UUID,
    "data" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "verifyToken" TEXT NOT NULL,
    "replacesId" UUID,
    "voidedAt" TIMESTAMPTZ(3),
    "voidedById" UUID,
    "voidReason" TEXT,
    "reprints" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "paper_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "paper_counter" (
    "agencyId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "bookYear" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "paper_counter_pkey" PRIMARY KEY ("agencyId","kind","bookYear")
);

-- CreateTable
CREATE TABLE "batch_intake" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isDryRun" BOOLEAN NOT NULL,
    "totalRows" INTEGER NOT NULL DEFAULT 0,
    "doneRows" INTEGER NOT NULL DEFAULT 0,
    "badRows" INTEGER NOT NULL DEFAULT 0,
    "newRows" INTEGER NOT NULL DEFAULT 0,
    "knownRows" INTEGER NOT NULL DEFAULT 0,
    "resultFileId" UUID,
    "startedById" UUID,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),
    "failure" TEXT,

    CONSTRAINT "batch_intake_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "agencyId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("agencyId","scope","key")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "mediaType" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "uploadedById" UUID,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "dossier_file" (
    "agencyId" INTEGER NOT NULL,
    "dossierId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "ordinal" INTEGER,
    "eventSeq" INTEGER,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),
    "removedWhy" TEXT,

    CONSTRAINT "dossier_file_pkey" PRIMARY KEY ("agencyId","dossierId","fileId")
);

-- CreateTable
CREATE TABLE "agency" (
    "id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "shortName" TEXT NOT NULL,
    "parentName" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "shortName" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "sortOrder" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "staff" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "email" TEXT,
    "phone" TEXT,
    "passwordHash" TEXT,
    "oidcSubject" TEXT,
    "mustChangePassword" BOOLEAN NOT NULL DEFAULT false,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMPTZ(3),

    CONSTRAINT "staff_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "staff_role" (
    "agencyId" INTEGER NOT NULL,
    "staffId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_role_pkey" PRIMARY KEY ("agencyId","staffId","unitId","role")
);

-- CreateTable
CREATE TABLE "staff_session" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedWhy" TEXT,
    "address" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "staff_session_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "rate_bucket" (
    "key" TEXT NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "sector" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "sortOrder" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sector_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "promulgation_decision" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "issuedOn" DATE NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "issuer" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fileId" UUID,
    "source" TEXT,
    "isVerified" BOOLEAN NOT NULL DEFAULT false,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "promulgation_decision_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "procedure" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT,
    "slug" TEXT NOT NULL,
    "formerCodes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "procedure_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "procedure_version" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "procedureId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "decisionId" UUID NOT NULL,
    "endDecisionId" UUID,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "supersededAt" TIMESTAMPTZ(3),
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "summaryEn" TEXT,
    "sectorId" UUID NOT NULL,
    "handlingUnitId" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "onlineLevel" TEXT NOT NULL,
    "pauseRule" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "source" TEXT,
    "sourceNote" TEXT,
    "isVerified" BOOLEAN NOT NULL DEFAULT false,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdById" UUID,
    "reviewedById" UUID,

    CONSTRAINT "procedure_version_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateIndex
CREATE INDEX "audit_entry_agencyId_subject_idx" ON "audit_entry"("agencyId", "subject");

-- CreateIndex
CREATE INDEX "applicant_agencyId_phone_idx" ON "applicant"("agencyId", "phone");

-- CreateIndex
CREATE UNIQUE INDEX "applicant_agencyId_citizenId_key" ON "applicant"("agencyId", "citizenId");

-- CreateIndex
CREATE UNIQUE INDEX "applicant_agencyId_taxCode_key" ON "applicant"("agencyId", "taxCode");

-- CreateIndex
CREATE INDEX "dossier_agencyId_receivedAt_id_idx" ON "dossier"("agencyId", "receivedAt", "id");

-- CreateIndex
CREATE INDEX "dossier_agencyId_endedAt_idx" ON "dossier"("agencyId", "endedAt");

-- CreateIndex
CREATE INDEX "dossier_agencyId_applicantId_idx" ON "dossier"("agencyId", "applicantId");

-- CreateIndex
CREATE INDEX "dossier_agencyId_procedureId_receivedAt_idx" ON "dossier"("agencyId", "procedureId", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_agencyId_code_key" ON "dossier"("agencyId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_agencyId_qrToken_key" ON "dossier"("agencyId", "qrToken");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_agencyId_externalCode_key" ON "dossier"("agencyId", "externalCode");

-- CreateIndex
CREATE INDEX "dossier_event_agencyId_enteredAt_idx" ON "dossier_event"("agencyId", "enteredAt");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_event_agencyId_id_key" ON "dossier_event"("agencyId", "id");

-- CreateIndex
CREATE INDEX "paper_agencyId_dossierId_idx" ON "paper"("agencyId", "dossierId");

-- CreateIndex
CREATE UNIQUE INDEX "paper_agencyId_kind_bookYear_ordinal_key" ON "paper"("agencyId", "kind", "bookYear", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "paper_agencyId_verifyToken_key" ON "paper"("agencyId", "verifyToken");

-- CreateIndex
CREATE INDEX "idempotency_key_createdAt_idx" ON "idempotency_key"("createdAt");

-- CreateIndex
CREATE INDEX "stored_file_agencyId_sha256_idx" ON "stored_file"("agencyId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "agency_code_key" ON "agency"("code");

-- CreateIndex
CREATE UNIQUE INDEX "unit_agencyId_shortName_key" ON "unit"("agencyId", "shortName");

-- CreateIndex
CREATE UNIQUE INDEX "staff_agencyId_username_key" ON "staff"("agencyId", "username");

-- CreateIndex
CREATE UNIQUE INDEX "staff_agencyId_oidcSubject_key" ON "staff"("agencyId", "oidcSubject");

-- CreateIndex
CREATE INDEX "staff_role_agencyId_unitId_idx" ON "staff_role"("agencyId", "unitId");

-- CreateIndex
CREATE INDEX "staff_session_agencyId_staffId_idx" ON "staff_session"("agencyId", "staffId");

-- CreateIndex
CREATE UNIQUE INDEX "sector_agencyId_name_key" ON "sector"("agencyId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "promulgation_decision_agencyId_number_issuedOn_key" ON "promulgation_decision"("agencyId", "number", "issuedOn");

-- CreateIndex
CREATE UNIQUE INDEX "procedure_agencyId_code_key" ON "procedure"("agencyId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "procedure_agencyId_slug_key" ON "procedure"("agencyId", "slug");

-- CreateIndex
CREATE INDEX "procedure_version_agencyId_validFrom_validTo_idx" ON "procedure_version"("agencyId", "validFrom", "validTo");

-- CreateIndex
CREATE UNIQUE INDEX "procedure_version_agencyId_procedureId_number_key" ON "procedure_version"("agencyId", "procedureId", "number");

-- ---------------------------------------------------------------------------------------------------------------
-- What the schema language cannot say.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- unaccent() is only STABLE, since its dictionary could be changed. Ours is not, and an index needs IMMUTABLE.
CREATE FUNCTION tthc_fold(input text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN lower(public.unaccent('public.unaccent'::regdictionary, normalize(input, NFC)));

ALTER TABLE "dossier" ADD COLUMN "searchFold" text GENERATED ALWAYS AS (
  tthc_fold("code" || ' ' || coalesce("externalCode", '') || ' ' || "applicantName" || ' ' || replace("applicantPhone", ' ', '') || ' ' || coalesce("applicantIdNumber", ''))
) STORED;
CREATE INDEX "dossier_search_idx" ON "dossier" USING gin ("searchFold" gin_trgm_ops);
ALTER TABLE "procedure_version" ADD COLUMN "searchFold" text GENERATED ALWAYS AS (tthc_fold("name" || ' ' || coalesce("nameEn", ''))) STORED;
CREATE INDEX "procedure_version_search_idx" ON "procedure_version" USING gin ("searchFold" gin_trgm_ops);
ALTER TABLE "applicant" ADD COLUMN "searchFold" text GENERATED ALWAYS AS (tthc_fold("name")) STORED;
CREATE INDEX "applicant_search_idx" ON "applicant" USING gin ("searchFold" gin_trgm_ops);

-- The queues: what is not ended yet, most urgent first.
CREATE INDEX "dossier_open_agency_idx" ON "dossier" ("agencyId", "originalDueAt", "id") WHERE "endedAt" IS NULL;
CREATE INDEX "dossier_open_unit_idx" ON "dossier" ("agencyId", "holdingUnitId", "originalDueAt", "id") WHERE "endedAt" IS NULL;
CREATE INDEX "dossier_open_holder_idx" ON "dossier" ("agencyId", "holderId", "originalDueAt", "id") WHERE "endedAt" IS NULL;
CREATE INDEX "dossier_ready_idx" ON "dossier" ("agencyId", "resolvedAt", "id") WHERE "status" = 'resolved';

-- Closed lists. The domain owns the unions, a test compares them with these.
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_status_check" CHECK ("status" IN ('submitted','received','declined','processing','awaiting-supplement','awaiting-payment','withdrawn','stopped','resolved','returned'));
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_channel_check" CHECK ("channel" IN ('in-person','online','postal'));
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_applicant_kind_check" CHECK ("applicantKind" IN ('citizen','enterprise','foreign-organization','organization'));
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_term_unit_check" CHECK ("termUnit" IN ('working-day','calendar-day','working-hour','same-day'));
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_pause_rule_check" CHECK ("pauseRule" IN ('resume','restart','none'));
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_end_standing_check" CHECK ("endStanding" IN ('early','on-time','late'));
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_role_check" CHECK ("role" IN ('reception','officer','unit-head','controller','inspector','leader','admin'));
ALTER TABLE "calendar_special_day" ADD CONSTRAINT "calendar_special_day_kind_check" CHECK ("kind" IN ('public-holiday','substitute-day-off','make-up-working-day'));
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_state_check" CHECK ("state" IN ('draft','in-review','approved'));
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_validity_check" CHECK ("validTo" IS NULL OR "validTo" >= "validFrom");

-- Rows belong together inside one agency.
ALTER TABLE "unit" ADD CONSTRAINT "unit_agency_fk" FOREIGN KEY ("agencyId") REFERENCES "agency" ("id");
ALTER TABLE "staff" ADD CONSTRAINT "staff_agency_fk" FOREIGN KEY ("agencyId") REFERENCES "agency" ("id");
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_staff_fk" FOREIGN KEY ("agencyId", "staffId") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_unit_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_staff_fk" FOREIGN KEY ("agencyId", "staffId") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_procedure_fk" FOREIGN KEY ("agencyId", "procedureId") REFERENCES "procedure" ("agencyId", "id");
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_decision_fk" FOREIGN KEY ("agencyId", "decisionId") REFERENCES "promulgation_decision" ("agencyId", "id");
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_sector_fk" FOREIGN KEY ("agencyId", "sectorId") REFERENCES "sector" ("agencyId", "id");
ALTER TABLE "procedure_version" ADD CONSTRAINT "procedure_version_unit_fk" FOREIGN KEY ("agencyId", "handlingUnitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_version_fk" FOREIGN KEY ("agencyId", "versionId") REFERENCES "procedure_version" ("agencyId", "id");
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_applicant_fk" FOREIGN KEY ("agencyId", "applicantId") REFERENCES "applicant" ("agencyId", "id");
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_holding_unit_fk" FOREIGN KEY ("agencyId", "holdingUnitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "dossier_event" ADD CONSTRAINT "dossier_event_dossier_fk" FOREIGN KEY ("agencyId", "dossierId") REFERENCES "dossier" ("agencyId", "id");
ALTER TABLE "submitted_document" ADD CONSTRAINT "submitted_document_dossier_fk" FOREIGN KEY ("agencyId", "dossierId") REFERENCES "dossier" ("agencyId", "id");
ALTER TABLE "fee_item" ADD CONSTRAINT "fee_item_dossier_fk" FOREIGN KEY ("agencyId", "dossierId") REFERENCES "dossier" ("agencyId", "id");
ALTER TABLE "paper" ADD CONSTRAINT "paper_dossier_fk" FOREIGN KEY ("agencyId", "dossierId") REFERENCES "dossier" ("agencyId", "id");
ALTER TABLE "dossier_file" ADD CONSTRAINT "dossier_file_dossier_fk" FOREIGN KEY ("agencyId", "dossierId") REFERENCES "dossier" ("agencyId", "id");
ALTER TABLE "dossier_file" ADD CONSTRAINT "dossier_file_file_fk" FOREIGN KEY ("agencyId", "fileId") REFERENCES "stored_file" ("agencyId", "id");

-- Events and the audit trail are written once. Grants keep the role of the app away, this keeps everyone else from a slip.
CREATE FUNCTION tthc_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Bảng % chỉ được ghi thêm', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "audit_entry_append_only" BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION tthc_append_only();
CREATE TRIGGER "audit_entry_no_truncate" BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION tthc_append_only();
CREATE TRIGGER "dossier_event_append_only" BEFORE UPDATE OR DELETE ON "dossier_event" FOR EACH ROW EXECUTE FUNCTION tthc_append_only();
CREATE TRIGGER "dossier_event_no_truncate" BEFORE TRUNCATE ON "dossier_event" FOR EACH STATEMENT EXECUTE FUNCTION tthc_append_only();
