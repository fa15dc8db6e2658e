-- CreateTable
CREATE TABLE "inspection_year_plan" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "number" TEXT,
    "issuedOn" DATE,
    "signerName" TEXT,
    "signerTitle" TEXT,
    "purpose" TEXT NOT NULL,
    "lines" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inspection_year_plan_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "inspection" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "yearPlanId" UUID,
    "title" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "periodFrom" DATE NOT NULL,
    "periodTo" DATE NOT NULL,
    "siteFrom" DATE NOT NULL,
    "siteTo" DATE NOT NULL,
    "method" TEXT NOT NULL,
    "contents" JSONB NOT NULL,
    "schedule" JSONB NOT NULL,
    "bases" JSONB NOT NULL,
    "checklistVersionId" UUID NOT NULL,
    "selfReportDueOn" DATE,
    "stage" TEXT NOT NULL DEFAULT 'drafting',
    "siteEndedOn" DATE,
    "conclusionDueOn" DATE,
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "eventCount" INTEGER NOT NULL DEFAULT 0,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "inspection_event" (
    "agencyId" INTEGER NOT NULL,
    "inspectionId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "stageAfter" TEXT NOT NULL,
    "unitId" UUID,
    "legalOn" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" UUID,
    "reason" TEXT,
    "data" JSONB,

    CONSTRAINT "inspection_event_pkey" PRIMARY KEY ("agencyId","inspectionId","seq")
);

-- CreateTable
CREATE TABLE "inspection_unit" (
    "agencyId" INTEGER NOT NULL,
    "inspectionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "visitOn" DATE,
    "sortOrder" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "inspection_unit_pkey" PRIMARY KEY ("agencyId","inspectionId","unitId")
);

-- CreateTable
CREATE TABLE "inspection_member" (
    "agencyId" INTEGER NOT NULL,
    "inspectionId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "unitIds" JSONB NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),
    "removedById" UUID,
    "removedWhy" TEXT,

    CONSTRAINT "inspection_member_pkey" PRIMARY KEY ("agencyId","inspectionId","staffId")
);

-- CreateTable
CREATE TABLE "checklist_version" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "basis" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "sha256" TEXT,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approvedById" UUID,
    "approvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "checklist_version_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "checklist_item" (
    "agencyId" INTEGER NOT NULL,
    "versionId" UUID NOT NULL,
    "itemKey" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "sectionTitle" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "legalBasis" TEXT NOT NULL,
    "isBasisVerified" BOOLEAN NOT NULL DEFAULT false,
    "autoRule" TEXT,
    "autoHint" TEXT,
    "weight" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "checklist_item_pkey" PRIMARY KEY ("agencyId","versionId","itemKey")
);

-- CreateTable
CREATE TABLE "checklist_question" (
    "agencyId" INTEGER NOT NULL,
    "versionId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "question" TEXT NOT NULL,

    CONSTRAINT "checklist_question_pkey" PRIMARY KEY ("agencyId","versionId","code")
);

-- CreateTable
CREATE TABLE "inspection_record" (
    "agencyId" INTEGER NOT NULL,
    "inspectionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "answer" TEXT,
    "content" JSONB NOT NULL,
    "entryId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "isRemoved" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "inspection_record_pkey" PRIMARY KEY ("agencyId","inspectionId","unitId","kind","key")
);

-- CreateTable
CREATE TABLE "inspection_entry" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "baseVersion" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "version" INTEGER,
    "problem" TEXT,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "deviceId" UUID,
    "saidAt" TIMESTAMPTZ(3) NOT NULL,
    "deviceSaidAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inspection_entry_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "inspection_conflict" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "heldEntryId" UUID NOT NULL,
    "sentEntryId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "chosenEntryId" UUID,
    "reason" TEXT,

    CONSTRAINT "inspection_conflict_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "inspection_device" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "packedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "packedUntil" INTEGER NOT NULL DEFAULT 0,
    "lastSyncAt" TIMESTAMPTZ(3),
    "clockOffsetMs" BIGINT NOT NULL DEFAULT 0,
    "forgottenAt" TIMESTAMPTZ(3),

    CONSTRAINT "inspection_device_pkey" PRIMARY KEY ("agencyId","id","inspectionId")
);

-- CreateTable
CREATE TABLE "sync_receipt" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "deviceId" UUID NOT NULL,
    "staffId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "counts" JSONB NOT NULL,
    "sentSha256" TEXT NOT NULL,
    "heldSha256" TEXT NOT NULL,
    "isComplete" BOOLEAN NOT NULL,

    CONSTRAINT "sync_receipt_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "inspection_auto_answer" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "itemKey" TEXT NOT NULL,
    "seq" INTEGER NOT NULL DEFAULT 1,
    "ruleId" TEXT NOT NULL,
    "ruleVersion" INTEGER NOT NULL,
    "legalBasis" TEXT NOT NULL,
    "periodFrom" DATE NOT NULL,
    "periodTo" DATE NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,
    "verdict" TEXT NOT NULL,
    "population" INTEGER NOT NULL,
    "breachCount" INTEGER NOT NULL,
    "breaches" JSONB NOT NULL,
    "parameters" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sealedById" UUID,

    CONSTRAINT "inspection_auto_answer_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "inspection_sample" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "rule" JSONB NOT NULL,
    "seedSha256" TEXT NOT NULL,
    "sealedSeed" TEXT,
    "committedAt" TIMESTAMPTZ(3) NOT NULL,
    "committedById" UUID NOT NULL,
    "seed" TEXT,
    "drawnAt" TIMESTAMPTZ(3),
    "drawnById" UUID,
    "asOf" TIMESTAMPTZ(3),
    "population" INTEGER,
    "populationSha256" TEXT,
    "populationList" JSONB,
    "strata" JSONB,

    CONSTRAINT "inspection_sample_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "inspection_sample_item" (
    "agencyId" INTEGER NOT NULL,
    "sampleId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "dossierId" UUID NOT NULL,
    "stratum" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,

    CONSTRAINT "inspection_sample_item_pkey" PRIMARY KEY ("agencyId","sampleId","ordinal")
);

-- CreateTable
CREATE TABLE "inspection_evidence" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "targetKind" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "fileId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "note" TEXT,
    "location" JSONB,
    "takenAt" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "deviceId" UUID,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),
    "removedById" UUID,
    "removedWhy" TEXT,

    CONSTRAINT "inspection_evidence_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "finding" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "number" INTEGER,
    "itemKey" TEXT,
    "source" TEXT NOT NULL,
    "sourceKey" TEXT,
    "facts" TEXT NOT NULL,
    "dossierCodes" JSONB NOT NULL,
    "ruleBroken" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "extent" TEXT NOT NULL,
    "cause" TEXT,
    "causeNote" TEXT,
    "correctedOnSpot" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'recorded',
    "version" INTEGER NOT NULL DEFAULT 1,
    "earlierFindingId" UUID,
    "notifiedAt" TIMESTAMPTZ(3),
    "withdrawnWhy" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "byId" UUID NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "finding_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "finding_statement" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "findingId" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "stance" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "finding_statement_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "recommendation" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "inspectionId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "addresseeKind" TEXT NOT NULL,
    "unitId" UUID,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "version" INTEGER NOT NULL DEFAULT 1,
    "reopenedCount" INTEGER NOT NULL DEFAULT 0,
    "closedAt" TIMESTAMPTZ(3),
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "recommendation_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "recommendation_finding" (
    "agencyId" INTEGER NOT NULL,
    "recommendationId" UUID NOT NULL,
    "findingId" UUID NOT NULL,

    CONSTRAINT "recommendation_finding_pkey" PRIMARY KEY ("agencyId","recommendationId","findingId")
);

-- CreateTable
CREATE TABLE "remedy_event" (
    "agencyId" INTEGER NOT NULL,
    "recommendationId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "stateAfter" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "promisedOn" DATE,
    "byId" UUID,
    "legalOn" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "remedy_event_pkey" PRIMARY KEY ("agencyId","recommendationId","seq")
);

-- CreateTable
CREATE TABLE "self_report" (
    "agencyId" INTEGER NOT NULL,
    "inspectionId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'asked',
    "words" JSONB NOT NULL,
    "figures" JSONB,
    "sha256" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "submittedById" UUID,
    "submittedAt" TIMESTAMPTZ(3),
    "returnedWhy" TEXT,

    CONSTRAINT "self_report_pkey" PRIMARY KEY ("agencyId","inspectionId","unitId")
);

-- CreateTable
CREATE TABLE "inspection_document" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "inspectionId" UUID,
    "yearPlanId" UUID,
    "unitId" UUID,
    "kind" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "number" TEXT,
    "issuedOn" DATE,
    "signerName" TEXT,
    "signerTitle" TEXT,
    "data" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "correctsId" UUID,
    "correctionWhy" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "publishedById" UUID,
    "verifyToken" TEXT NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inspection_document_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "document_agreement" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "side" TEXT NOT NULL,
    "stance" TEXT NOT NULL,
    "opinion" TEXT,
    "sha256" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "document_agreement_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "inspection_basis" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "article" TEXT,
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "isVerified" BOOLEAN NOT NULL DEFAULT false,
    "sortOrder" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "inspection_basis_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateIndex
CREATE INDEX "inspection_year_plan_agencyId_year_idx" ON "inspection_year_plan"("agencyId", "year");

-- CreateIndex
CREATE INDEX "inspection_agencyId_stage_idx" ON "inspection"("agencyId", "stage");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_agencyId_code_key" ON "inspection"("agencyId", "code");

-- CreateIndex
CREATE INDEX "inspection_unit_agencyId_unitId_idx" ON "inspection_unit"("agencyId", "unitId");

-- CreateIndex
CREATE INDEX "inspection_member_agencyId_staffId_idx" ON "inspection_member"("agencyId", "staffId");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_version_agencyId_number_key" ON "checklist_version"("agencyId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "checklist_item_agencyId_versionId_number_key" ON "checklist_item"("agencyId", "versionId", "number");

-- CreateIndex
CREATE INDEX "inspection_entry_agencyId_inspectionId_unitId_kind_key_idx" ON "inspection_entry"("agencyId", "inspectionId", "unitId", "kind", "key");

-- CreateIndex
CREATE INDEX "inspection_entry_agencyId_deviceId_receivedAt_idx" ON "inspection_entry"("agencyId", "deviceId", "receivedAt");

-- CreateIndex
CREATE INDEX "inspection_conflict_agencyId_inspectionId_decidedAt_idx" ON "inspection_conflict"("agencyId", "inspectionId", "decidedAt");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_conflict_agencyId_sentEntryId_key" ON "inspection_conflict"("agencyId", "sentEntryId");

-- CreateIndex
CREATE INDEX "inspection_device_agencyId_inspectionId_idx" ON "inspection_device"("agencyId", "inspectionId");

-- CreateIndex
CREATE INDEX "sync_receipt_agencyId_deviceId_at_idx" ON "sync_receipt"("agencyId", "deviceId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_auto_answer_agencyId_inspectionId_unitId_itemKey_key" ON "inspection_auto_answer"("agencyId", "inspectionId", "unitId", "itemKey", "seq");

-- CreateIndex
CREATE INDEX "inspection_sample_agencyId_inspectionId_unitId_idx" ON "inspection_sample"("agencyId", "inspectionId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_sample_item_agencyId_sampleId_code_key" ON "inspection_sample_item"("agencyId", "sampleId", "code");

-- CreateIndex
CREATE INDEX "inspection_evidence_agencyId_inspectionId_targetKind_target_idx" ON "inspection_evidence"("agencyId", "inspectionId", "targetKind", "targetKey");

-- CreateIndex
CREATE INDEX "finding_agencyId_inspectionId_unitId_idx" ON "finding"("agencyId", "inspectionId", "unitId");

-- CreateIndex
CREATE INDEX "finding_agencyId_unitId_itemKey_idx" ON "finding"("agencyId", "unitId", "itemKey");

-- CreateIndex
CREATE UNIQUE INDEX "finding_agencyId_inspectionId_number_key" ON "finding"("agencyId", "inspectionId", "number");

-- CreateIndex
CREATE INDEX "finding_statement_agencyId_findingId_idx" ON "finding_statement"("agencyId", "findingId");

-- CreateIndex
CREATE INDEX "recommendation_agencyId_unitId_state_idx" ON "recommendation"("agencyId", "unitId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "recommendation_agencyId_inspectionId_number_key" ON "recommendation"("agencyId", "inspectionId", "number");

-- CreateIndex
CREATE INDEX "inspection_document_agencyId_inspectionId_kind_idx" ON "inspection_document"("agencyId", "inspectionId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_document_agencyId_verifyToken_key" ON "inspection_document"("agencyId", "verifyToken");

-- CreateIndex
CREATE INDEX "document_agreement_agencyId_documentId_idx" ON "document_agreement"("agencyId", "documentId");

ALTER TABLE "inspection_event" ADD CONSTRAINT "inspection_event_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "inspection_unit" ADD CONSTRAINT "inspection_unit_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "inspection_member" ADD CONSTRAINT "inspection_member_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "inspection_record" ADD CONSTRAINT "inspection_record_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "inspection_entry" ADD CONSTRAINT "inspection_entry_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "inspection_conflict" ADD CONSTRAINT "inspection_conflict_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "inspection_device" ADD CONSTRAINT "inspection_device_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "sync_receipt" ADD CONSTRAINT "sync_receipt_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "inspection_auto_answer" ADD CONSTRAINT "inspection_auto_answer_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "inspection_sample" ADD CONSTRAINT "inspection_sample_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "inspection_evidence" ADD CONSTRAINT "inspection_evidence_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "finding" ADD CONSTRAINT "finding_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "self_report" ADD CONSTRAINT "self_report_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "inspection_document" ADD CONSTRAINT "inspection_document_inspectionId_fk" FOREIGN KEY ("agencyId", "inspectionId") REFERENCES "inspection" ("agencyId", "id");
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_yearPlanId_fk" FOREIGN KEY ("agencyId", "yearPlanId") REFERENCES "inspection_year_plan" ("agencyId", "id");
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_checklistVersionId_fk" FOREIGN KEY ("agencyId", "checklistVersionId") REFERENCES "checklist_version" ("agencyId", "id");
ALTER TABLE "inspection_event" ADD CONSTRAINT "inspection_event_unitId_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "inspection_unit" ADD CONSTRAINT "inspection_unit_unitId_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "inspection_record" ADD CONSTRAINT "inspection_record_unitId_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "inspection_entry" ADD CONSTRAINT "inspection_entry_unitId_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "inspection_conflict" ADD CONSTRAINT "inspection_conflict_unitId_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "inspection_auto_answer" ADD CONSTRAINT "inspection_auto_answer_unitId_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "inspection_sample" ADD CONSTRAINT "inspection_sample_unitId_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "inspection_evidence" ADD CONSTRAINT "inspection_evidence_unitId_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "finding" ADD CONSTRAINT "finding_unitId_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_unitId_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "self_report" ADD CONSTRAINT "self_report_unitId_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "inspection_document" ADD CONSTRAINT "inspection_document_unitId_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "inspection_member" ADD CONSTRAINT "inspection_member_staffId_fk" FOREIGN KEY ("agencyId", "staffId") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "inspection_device" ADD CONSTRAINT "inspection_device_staffId_fk" FOREIGN KEY ("agencyId", "staffId") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "inspection_record" ADD CONSTRAINT "inspection_record_byId_fk" FOREIGN KEY ("agencyId", "byId") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "inspection_entry" ADD CONSTRAINT "inspection_entry_byId_fk" FOREIGN KEY ("agencyId", "byId") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "inspection_evidence" ADD CONSTRAINT "inspection_evidence_byId_fk" FOREIGN KEY ("agencyId", "byId") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "finding" ADD CONSTRAINT "finding_byId_fk" FOREIGN KEY ("agencyId", "byId") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "finding_statement" ADD CONSTRAINT "finding_statement_byId_fk" FOREIGN KEY ("agencyId", "byId") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "document_agreement" ADD CONSTRAINT "document_agreement_byId_fk" FOREIGN KEY ("agencyId", "byId") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "inspection_record" ADD CONSTRAINT "inspection_record_entryId_fk" FOREIGN KEY ("agencyId", "entryId") REFERENCES "inspection_entry" ("agencyId", "id");
ALTER TABLE "inspection_conflict" ADD CONSTRAINT "inspection_conflict_heldEntryId_fk" FOREIGN KEY ("agencyId", "heldEntryId") REFERENCES "inspection_entry" ("agencyId", "id");
ALTER TABLE "inspection_conflict" ADD CONSTRAINT "inspection_conflict_sentEntryId_fk" FOREIGN KEY ("agencyId", "sentEntryId") REFERENCES "inspection_entry" ("agencyId", "id");
ALTER TABLE "inspection_conflict" ADD CONSTRAINT "inspection_conflict_chosenEntryId_fk" FOREIGN KEY ("agencyId", "chosenEntryId") REFERENCES "inspection_entry" ("agencyId", "id");
ALTER TABLE "checklist_item" ADD CONSTRAINT "checklist_item_versionId_fk" FOREIGN KEY ("agencyId", "versionId") REFERENCES "checklist_version" ("agencyId", "id");
ALTER TABLE "checklist_question" ADD CONSTRAINT "checklist_question_versionId_fk" FOREIGN KEY ("agencyId", "versionId") REFERENCES "checklist_version" ("agencyId", "id");
ALTER TABLE "inspection_sample_item" ADD CONSTRAINT "inspection_sample_item_sampleId_fk" FOREIGN KEY ("agencyId", "sampleId") REFERENCES "inspection_sample" ("agencyId", "id");
ALTER TABLE "inspection_sample_item" ADD CONSTRAINT "inspection_sample_item_dossierId_fk" FOREIGN KEY ("agencyId", "dossierId") REFERENCES "dossier" ("agencyId", "id");
ALTER TABLE "inspection_evidence" ADD CONSTRAINT "inspection_evidence_fileId_fk" FOREIGN KEY ("agencyId", "fileId") REFERENCES "stored_file" ("agencyId", "id");
ALTER TABLE "finding" ADD CONSTRAINT "finding_earlierFindingId_fk" FOREIGN KEY ("agencyId", "earlierFindingId") REFERENCES "finding" ("agencyId", "id");
ALTER TABLE "finding_statement" ADD CONSTRAINT "finding_statement_findingId_fk" FOREIGN KEY ("agencyId", "findingId") REFERENCES "finding" ("agencyId", "id");
ALTER TABLE "recommendation_finding" ADD CONSTRAINT "recommendation_finding_recommendationId_fk" FOREIGN KEY ("agencyId", "recommendationId") REFERENCES "recommendation" ("agencyId", "id");
ALTER TABLE "recommendation_finding" ADD CONSTRAINT "recommendation_finding_findingId_fk" FOREIGN KEY ("agencyId", "findingId") REFERENCES "finding" ("agencyId", "id");
ALTER TABLE "remedy_event" ADD CONSTRAINT "remedy_event_recommendationId_fk" FOREIGN KEY ("agencyId", "recommendationId") REFERENCES "recommendation" ("agencyId", "id");
ALTER TABLE "inspection_document" ADD CONSTRAINT "inspection_document_yearPlanId_fk" FOREIGN KEY ("agencyId", "yearPlanId") REFERENCES "inspection_year_plan" ("agencyId", "id");
ALTER TABLE "inspection_document" ADD CONSTRAINT "inspection_document_correctsId_fk" FOREIGN KEY ("agencyId", "correctsId") REFERENCES "inspection_document" ("agencyId", "id");
ALTER TABLE "document_agreement" ADD CONSTRAINT "document_agreement_documentId_fk" FOREIGN KEY ("agencyId", "documentId") REFERENCES "inspection_document" ("agencyId", "id");
ALTER TABLE "inspection_year_plan" ADD CONSTRAINT "inspection_year_plan_state_check" CHECK ("state" IN ('draft','issued','withdrawn'));
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_kind_check" CHECK ("kind" IN ('yearly','ad-hoc'));
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_stage_check" CHECK ("stage" IN ('drafting','planned','team-decided','notified','on-site','site-ended','reported','concluded','closed','cancelled'));
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_period_check" CHECK ("periodFrom" <= "periodTo" AND "siteFrom" <= "siteTo");
ALTER TABLE "inspection_member" ADD CONSTRAINT "inspection_member_role_check" CHECK ("role" IN ('lead','deputy','secretary','member'));
-- One leader of a team at a time.
CREATE UNIQUE INDEX "inspection_member_lead_key" ON "inspection_member" ("agencyId", "inspectionId") WHERE "role" = 'lead' AND "removedAt" IS NULL;
ALTER TABLE "checklist_version" ADD CONSTRAINT "checklist_version_state_check" CHECK ("state" IN ('draft','in-force','ended'));
ALTER TABLE "inspection_record" ADD CONSTRAINT "inspection_record_kind_check" CHECK ("kind" IN ('answer','sheet','note','interview','scan'));
ALTER TABLE "inspection_record" ADD CONSTRAINT "inspection_record_answer_check" CHECK ("answer" IN ('meets','fails','not-applicable','not-checked'));
ALTER TABLE "inspection_entry" ADD CONSTRAINT "inspection_entry_kind_check" CHECK ("kind" IN ('answer','sheet','note','interview','scan','finding'));
ALTER TABLE "inspection_entry" ADD CONSTRAINT "inspection_entry_outcome_check" CHECK ("outcome" IN ('applied','conflict','refused'));
ALTER TABLE "inspection_auto_answer" ADD CONSTRAINT "inspection_auto_answer_verdict_check" CHECK ("verdict" IN ('meets','fails','not-applicable'));
ALTER TABLE "inspection_evidence" ADD CONSTRAINT "inspection_evidence_targetKind_check" CHECK ("targetKind" IN ('answer','sheet','note','interview','scan','finding','statement','remedy','self-report'));
ALTER TABLE "finding" ADD CONSTRAINT "finding_source_check" CHECK ("source" IN ('checklist','sheet','rule','other'));
ALTER TABLE "finding" ADD CONSTRAINT "finding_severity_check" CHECK ("severity" IN ('minor','moderate','serious'));
ALTER TABLE "finding" ADD CONSTRAINT "finding_extent_check" CHECK ("extent" IN ('single','systemic'));
ALTER TABLE "finding" ADD CONSTRAINT "finding_cause_check" CHECK ("cause" IN ('objective','subjective'));
ALTER TABLE "finding" ADD CONSTRAINT "finding_state_check" CHECK ("state" IN ('recorded','notified','agreed','contested','withdrawn'));
ALTER TABLE "finding_statement" ADD CONSTRAINT "finding_statement_side_check" CHECK ("side" IN ('unit','team'));
ALTER TABLE "finding_statement" ADD CONSTRAINT "finding_statement_stance_check" CHECK ("stance" IN ('agree','contest','explain','uphold','amend'));
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_addresseeKind_check" CHECK ("addresseeKind" IN ('unit','leader','city'));
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_state_check" CHECK ("state" IN ('drafted','open','reported','verified','withdrawn'));
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_kind_check" CHECK ("kind" IN ('correct','organise','train','discipline','amend-rule','other'));
ALTER TABLE "recommendation" ADD CONSTRAINT "recommendation_unit_check" CHECK (("addresseeKind" = 'unit') = ("unitId" IS NOT NULL));
ALTER TABLE "remedy_event" ADD CONSTRAINT "remedy_event_act_check" CHECK ("act" IN ('issue','promise','report','accept','return','reopen','extend','withdraw'));
ALTER TABLE "self_report" ADD CONSTRAINT "self_report_state_check" CHECK ("state" IN ('asked','draft','submitted','returned'));
ALTER TABLE "inspection_document" ADD CONSTRAINT "inspection_document_kind_check" CHECK ("kind" IN ('year-plan','plan','team-decision','notice','self-report','minutes','report','conclusion','remedy-notice','public-notice'));
ALTER TABLE "inspection_document" ADD CONSTRAINT "inspection_document_state_check" CHECK ("state" IN ('draft','offered','issued','corrected','withdrawn'));
ALTER TABLE "document_agreement" ADD CONSTRAINT "document_agreement_side_check" CHECK ("side" IN ('team','unit'));
ALTER TABLE "document_agreement" ADD CONSTRAINT "document_agreement_stance_check" CHECK ("stance" IN ('agree','disagree'));
-- A number is given once: among documents of one kind and year that still stand.
CREATE UNIQUE INDEX "inspection_document_number_key" ON "inspection_document" ("agencyId", "kind", "number", (extract(year from "issuedOn"))) WHERE "state" = 'issued' AND "unitId" IS NULL AND "number" IS NOT NULL;
CREATE INDEX "inspection_document_published_idx" ON "inspection_document" ("agencyId", "publishedAt") WHERE "publishedAt" IS NOT NULL;
CREATE TRIGGER "inspection_event_append_only" BEFORE UPDATE OR DELETE ON "inspection_event" FOR EACH ROW EXECUTE FUNCTION tthc_append_only();
CREATE TRIGGER "inspection_entry_append_only" BEFORE UPDATE OR DELETE ON "inspection_entry" FOR EACH ROW EXECUTE FUNCTION tthc_append_only();
CREATE TRIGGER "finding_statement_append_only" BEFORE UPDATE OR DELETE ON "finding_statement" FOR EACH ROW EXECUTE FUNCTION tthc_append_only();
CREATE TRIGGER "remedy_event_append_only" BEFORE UPDATE OR DELETE ON "remedy_event" FOR EACH ROW EXECUTE FUNCTION tthc_append_only();
CREATE TRIGGER "document_agreement_append_only" BEFORE UPDATE OR DELETE ON "document_agreement" FOR EACH ROW EXECUTE FUNCTION tthc_append_only();
CREATE TRIGGER "sync_receipt_append_only" BEFORE UPDATE OR DELETE ON "sync_receipt" FOR EACH ROW EXECUTE FUNCTION tthc_append_only();
