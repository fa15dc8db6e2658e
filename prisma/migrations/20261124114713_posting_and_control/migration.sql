-- AlterTable
ALTER TABLE "promulgation_decision" ADD COLUMN     "isShortened" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "legalTextOn" DATE;

-- CreateTable
CREATE TABLE "posting_place" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "location" TEXT,
    "unitId" UUID,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "sortOrder" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "posting_place_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "posting" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "placeId" UUID NOT NULL,
    "procedureId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "postedOn" DATE NOT NULL,
    "postedById" UUID,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "photoFileId" UUID,
    "note" TEXT,
    "removedOn" DATE,
    "removedById" UUID,
    "removedWhy" TEXT,
    "removedRecordedAt" TIMESTAMPTZ(3),
    "isSample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "posting_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "posting_check" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "placeId" UUID NOT NULL,
    "procedureId" UUID NOT NULL,
    "foundVersionId" UUID,
    "outcome" TEXT NOT NULL,
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedById" UUID NOT NULL,
    "photoFileId" UUID,
    "note" TEXT,

    CONSTRAINT "posting_check_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "control_breach" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "ruleId" TEXT NOT NULL,
    "ruleVersion" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "unitId" UUID,
    "detail" JSONB NOT NULL,
    "firstSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "clearedAt" TIMESTAMPTZ(3),

    CONSTRAINT "control_breach_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "control_run" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "area" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "population" JSONB,
    "open" INTEGER NOT NULL DEFAULT 0,
    "opened" INTEGER NOT NULL DEFAULT 0,
    "cleared" INTEGER NOT NULL DEFAULT 0,
    "failure" TEXT,

    CONSTRAINT "control_run_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "posting_place_agencyId_name_key" ON "posting_place"("agencyId", "name");

-- CreateIndex
CREATE INDEX "posting_agencyId_procedureId_placeId_idx" ON "posting"("agencyId", "procedureId", "placeId");

-- CreateIndex
CREATE INDEX "posting_agencyId_versionId_idx" ON "posting"("agencyId", "versionId");

-- CreateIndex
CREATE INDEX "posting_check_agencyId_placeId_checkedAt_idx" ON "posting_check"("agencyId", "placeId", "checkedAt");

-- CreateIndex
CREATE INDEX "control_breach_agencyId_ruleId_clearedAt_idx" ON "control_breach"("agencyId", "ruleId", "clearedAt");

-- CreateIndex
CREATE INDEX "control_breach_agencyId_unitId_clearedAt_idx" ON "control_breach"("agencyId", "unitId", "clearedAt");

-- CreateIndex
CREATE INDEX "control_run_agencyId_area_startedAt_idx" ON "control_run"("agencyId", "area", "startedAt");

ALTER TABLE "posting_place" ADD CONSTRAINT "posting_place_kind_check" CHECK ("kind" IN ('portal','national-database','reception-board','kiosk'));
ALTER TABLE "posting_place" ADD CONSTRAINT "posting_place_unit_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "posting" ADD CONSTRAINT "posting_place_fk" FOREIGN KEY ("agencyId", "placeId") REFERENCES "posting_place" ("agencyId", "id");
ALTER TABLE "posting" ADD CONSTRAINT "posting_procedure_fk" FOREIGN KEY ("agencyId", "procedureId") REFERENCES "procedure" ("agencyId", "id");
ALTER TABLE "posting" ADD CONSTRAINT "posting_version_fk" FOREIGN KEY ("agencyId", "versionId") REFERENCES "procedure_version" ("agencyId", "id");
ALTER TABLE "posting" ADD CONSTRAINT "posting_photo_fk" FOREIGN KEY ("agencyId", "photoFileId") REFERENCES "stored_file" ("agencyId", "id");
ALTER TABLE "posting" ADD CONSTRAINT "posting_removed_check" CHECK ("removedOn" IS NULL OR "removedOn" >= "postedOn");
-- One version of a procedure hangs in a place at a time.
CREATE UNIQUE INDEX "posting_hanging_key" ON "posting" ("agencyId", "placeId", "procedureId") WHERE "removedOn" IS NULL;
ALTER TABLE "posting_check" ADD CONSTRAINT "posting_check_place_fk" FOREIGN KEY ("agencyId", "placeId") REFERENCES "posting_place" ("agencyId", "id");
ALTER TABLE "posting_check" ADD CONSTRAINT "posting_check_procedure_fk" FOREIGN KEY ("agencyId", "procedureId") REFERENCES "procedure" ("agencyId", "id");
ALTER TABLE "posting_check" ADD CONSTRAINT "posting_check_photo_fk" FOREIGN KEY ("agencyId", "photoFileId") REFERENCES "stored_file" ("agencyId", "id");
ALTER TABLE "posting_check" ADD CONSTRAINT "posting_check_outcome_check" CHECK ("outcome" IN ('right','outdated','ended','not-yet','missing','not-logged'));
CREATE UNIQUE INDEX "control_breach_open_key" ON "control_breach" ("agencyId", "ruleId", "subject") WHERE "clearedAt" IS NULL;
