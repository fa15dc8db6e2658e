-- CreateTable
CREATE TABLE "report_filing" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "form" TEXT NOT NULL DEFAULT 'ii06a',
    "fromOn" DATE NOT NULL,
    "toOn" DATE NOT NULL,
    "asOf" TIMESTAMPTZ(3) NOT NULL,
    "content" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedById" UUID,
    "submittedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionNote" TEXT,

    CONSTRAINT "report_filing_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "report_note" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "filingId" UUID NOT NULL,
    "rowKey" TEXT,
    "column" TEXT,
    "text" TEXT NOT NULL,
    "authorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "report_note_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "report_schedule" (
    "agencyId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "isActive" BOOLEAN NOT NULL DEFAULT true,
    "dueDays" INTEGER NOT NULL,
    "recipient" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "isVerified" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "report_schedule_pkey" PRIMARY KEY ("agencyId","kind")
);

-- CreateTable
CREATE TABLE "foreign_report" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "form" TEXT NOT NULL DEFAULT 'ii06a',
    "title" TEXT NOT NULL,
    "unitName" TEXT NOT NULL,
    "fromOn" DATE NOT NULL,
    "toOn" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "fileId" UUID,
    "sha256" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "note" TEXT,
    "importedById" UUID,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "foreign_report_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "foreign_report_reason" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "imbalance" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "authorId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "foreign_report_reason_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateIndex
CREATE INDEX "report_filing_agencyId_form_fromOn_toOn_idx" ON "report_filing"("agencyId", "form", "fromOn", "toOn");

-- CreateIndex
CREATE INDEX "report_note_agencyId_filingId_idx" ON "report_note"("agencyId", "filingId");

-- CreateIndex
CREATE INDEX "foreign_report_agencyId_importedAt_idx" ON "foreign_report"("agencyId", "importedAt");

-- CreateIndex
CREATE UNIQUE INDEX "foreign_report_agencyId_sha256_key" ON "foreign_report"("agencyId", "sha256");

-- CreateIndex
CREATE INDEX "foreign_report_reason_agencyId_reportId_idx" ON "foreign_report_reason"("agencyId", "reportId");

ALTER TABLE "report_filing" ADD CONSTRAINT "report_filing_form_check" CHECK ("form" IN ('ii06a'));
ALTER TABLE "report_filing" ADD CONSTRAINT "report_filing_state_check" CHECK ("state" IN ('draft','submitted','returned','locked','dropped'));
ALTER TABLE "report_filing" ADD CONSTRAINT "report_filing_period_check" CHECK ("toOn" >= "fromOn");
-- The leader who locks is never the person who submitted.
ALTER TABLE "report_filing" ADD CONSTRAINT "report_filing_two_persons_check" CHECK ("state" <> 'locked' OR ("submittedById" IS NOT NULL AND "decidedById" IS NOT NULL AND "submittedById" <> "decidedById" AND "createdById" <> "decidedById"));
ALTER TABLE "report_filing" ADD CONSTRAINT "report_filing_created_by_fk" FOREIGN KEY ("agencyId", "createdById") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "report_filing" ADD CONSTRAINT "report_filing_submitted_by_fk" FOREIGN KEY ("agencyId", "submittedById") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "report_filing" ADD CONSTRAINT "report_filing_decided_by_fk" FOREIGN KEY ("agencyId", "decidedById") REFERENCES "staff" ("agencyId", "id");
-- One report of a form and period is in force at a time.
CREATE UNIQUE INDEX "report_filing_locked_key" ON "report_filing" ("agencyId", "form", "fromOn", "toOn") WHERE "state" = 'locked';
ALTER TABLE "report_note" ADD CONSTRAINT "report_note_filing_fk" FOREIGN KEY ("agencyId", "filingId") REFERENCES "report_filing" ("agencyId", "id");
ALTER TABLE "report_note" ADD CONSTRAINT "report_note_author_fk" FOREIGN KEY ("agencyId", "authorId") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "report_schedule" ADD CONSTRAINT "report_schedule_kind_check" CHECK ("kind" IN ('month','quarter','half','year'));
ALTER TABLE "report_schedule" ADD CONSTRAINT "report_schedule_days_check" CHECK ("dueDays" BETWEEN 0 AND 120);
ALTER TABLE "foreign_report" ADD CONSTRAINT "foreign_report_source_check" CHECK ("source" IN ('file','typed','seed'));
ALTER TABLE "foreign_report" ADD CONSTRAINT "foreign_report_period_check" CHECK ("toOn" >= "fromOn");
ALTER TABLE "foreign_report" ADD CONSTRAINT "foreign_report_file_fk" FOREIGN KEY ("agencyId", "fileId") REFERENCES "stored_file" ("agencyId", "id");
ALTER TABLE "foreign_report_reason" ADD CONSTRAINT "foreign_report_reason_report_fk" FOREIGN KEY ("agencyId", "reportId") REFERENCES "foreign_report" ("agencyId", "id");
ALTER TABLE "foreign_report_reason" ADD CONSTRAINT "foreign_report_reason_author_fk" FOREIGN KEY ("agencyId", "authorId") REFERENCES "staff" ("agencyId", "id");

-- What was locked stays as it is, and the figures of any draft are those that were saved.
CREATE FUNCTION tthc_report_filing_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
  IF OLD.state = 'locked' THEN
    RAISE EXCEPTION 'a locked report does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    RETURN OLD;
  END IF;
  IF NEW.content IS DISTINCT FROM OLD.content OR NEW.sha256 <> OLD.sha256 OR NEW."asOf" <> OLD."asOf" OR NEW."fromOn" <> OLD."fromOn" OR NEW."toOn" <> OLD."toOn" OR NEW."createdById" <> OLD."createdById" THEN
    RAISE EXCEPTION 'the figures of a saved report do not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$guard$;
CREATE TRIGGER report_filing_guard BEFORE UPDATE OR DELETE ON "report_filing" FOR EACH ROW EXECUTE FUNCTION tthc_report_filing_guard();

-- Notes end with the lock. The row is held, so that a note and a lock cannot pass each other.
CREATE FUNCTION tthc_report_note_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
DECLARE
  found text;
BEGIN
  SELECT state INTO found FROM "report_filing" WHERE "agencyId" = COALESCE(NEW."agencyId", OLD."agencyId") AND id = COALESCE(NEW."filingId", OLD."filingId") FOR SHARE;
  IF found = 'locked' THEN
    RAISE EXCEPTION 'a locked report does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END
$guard$;
CREATE TRIGGER report_note_guard BEFORE INSERT OR UPDATE OR DELETE ON "report_note" FOR EACH ROW EXECUTE FUNCTION tthc_report_note_guard();

-- A report from elsewhere is kept as it came, and what was said of it is never taken back.
CREATE FUNCTION tthc_foreign_report_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
BEGIN
  RAISE EXCEPTION 'what came from elsewhere does not change' USING ERRCODE = 'restrict_violation';
END
$guard$;
CREATE TRIGGER foreign_report_guard BEFORE UPDATE OR DELETE ON "foreign_report" FOR EACH ROW EXECUTE FUNCTION tthc_foreign_report_guard();
CREATE TRIGGER foreign_report_reason_guard BEFORE UPDATE OR DELETE ON "foreign_report_reason" FOR EACH ROW EXECUTE FUNCTION tthc_foreign_report_guard();

INSERT INTO "report_schedule" ("agencyId", kind, "isActive", "dueDays", recipient, source, "isVerified")
SELECT id, kind, active, days, 'Văn phòng Ủy ban nhân dân thành phố', 'ghi theo trí nhớ về các thông tư 02/2017/TT-VPCP, 01/2020/TT-VPCP', false
FROM agency, (VALUES ('month', false, 4), ('quarter', true, 6), ('half', true, 6), ('year', true, 6)) AS due(kind, active, days);
