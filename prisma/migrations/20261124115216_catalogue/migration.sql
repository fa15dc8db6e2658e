-- CreateTable
CREATE TABLE "search_synonym" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "phrase" TEXT NOT NULL,
    "meaning" TEXT,
    "procedureId" UUID,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "createdById" UUID,

    CONSTRAINT "search_synonym_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "catalogue_change" (
    "agencyId" INTEGER NOT NULL,
    "xact" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "catalogue_change_pkey" PRIMARY KEY ("agencyId","xact")
);

-- CreateTable
CREATE TABLE "procedure_import" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sourceFileId" UUID,
    "resultFileId" UUID,
    "shape" TEXT,
    "state" TEXT NOT NULL,
    "totalRows" INTEGER NOT NULL DEFAULT 0,
    "newRows" INTEGER NOT NULL DEFAULT 0,
    "changedRows" INTEGER NOT NULL DEFAULT 0,
    "sameRows" INTEGER NOT NULL DEFAULT 0,
    "badRows" INTEGER NOT NULL DEFAULT 0,
    "missing" INTEGER NOT NULL DEFAULT 0,
    "difference" JSONB,
    "failure" TEXT,
    "startedById" UUID,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "procedure_import_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateIndex
CREATE INDEX "procedure_import_agencyId_startedAt_idx" ON "procedure_import"("agencyId", "startedAt");

ALTER TABLE "search_synonym" ADD CONSTRAINT "search_synonym_agency_fk" FOREIGN KEY ("agencyId") REFERENCES "agency" ("id");
ALTER TABLE "search_synonym" ADD CONSTRAINT "search_synonym_procedure_fk" FOREIGN KEY ("agencyId", "procedureId") REFERENCES "procedure" ("agencyId", "id");
ALTER TABLE "search_synonym" ADD CONSTRAINT "search_synonym_target_check" CHECK (("meaning" IS NULL) <> ("procedureId" IS NULL));
CREATE UNIQUE INDEX "search_synonym_once_key" ON "search_synonym" ("agencyId", lower("phrase"), lower(coalesce("meaning", '')), coalesce("procedureId"::text, ''));
ALTER TABLE "procedure_import" ADD CONSTRAINT "procedure_import_state_check" CHECK ("state" IN ('checking','checked','importing','done','failed'));
ALTER TABLE "procedure_import" ADD CONSTRAINT "procedure_import_source_fk" FOREIGN KEY ("agencyId", "sourceFileId") REFERENCES "stored_file" ("agencyId", "id");
ALTER TABLE "procedure_import" ADD CONSTRAINT "procedure_import_result_fk" FOREIGN KEY ("agencyId", "resultFileId") REFERENCES "stored_file" ("agencyId", "id");

-- Insert only, one row a transaction: a counter row would be locked by everyone, and a sequence is seen before the change that it tells of.
CREATE FUNCTION tthc_catalogue_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  agency int := coalesce((changed->>'agencyId')::int, (changed->>'id')::int);
  this bigint := pg_current_xact_id()::text::bigint;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM catalogue_change c WHERE c."agencyId" = agency AND c.xact = this) THEN
    INSERT INTO catalogue_change ("agencyId", xact) VALUES (agency, this) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "procedure_version_added" AFTER INSERT ON "procedure_version" FOR EACH ROW WHEN (NEW.state = 'approved') EXECUTE FUNCTION tthc_catalogue_changed();
CREATE TRIGGER "procedure_version_changed" AFTER UPDATE ON "procedure_version" FOR EACH ROW WHEN (OLD.state = 'approved' OR NEW.state = 'approved') EXECUTE FUNCTION tthc_catalogue_changed();
CREATE TRIGGER "procedure_version_gone" AFTER DELETE ON "procedure_version" FOR EACH ROW WHEN (OLD.state = 'approved') EXECUTE FUNCTION tthc_catalogue_changed();
CREATE TRIGGER "procedure_changed" AFTER UPDATE OR DELETE ON "procedure" FOR EACH ROW EXECUTE FUNCTION tthc_catalogue_changed();
CREATE TRIGGER "promulgation_decision_changed" AFTER UPDATE OR DELETE ON "promulgation_decision" FOR EACH ROW EXECUTE FUNCTION tthc_catalogue_changed();
CREATE TRIGGER "sector_changed" AFTER INSERT OR UPDATE OR DELETE ON "sector" FOR EACH ROW EXECUTE FUNCTION tthc_catalogue_changed();
CREATE TRIGGER "unit_catalogue_changed" AFTER INSERT OR UPDATE OR DELETE ON "unit" FOR EACH ROW EXECUTE FUNCTION tthc_catalogue_changed();
CREATE TRIGGER "agency_changed" AFTER UPDATE ON "agency" FOR EACH ROW EXECUTE FUNCTION tthc_catalogue_changed();
CREATE TRIGGER "search_synonym_changed" AFTER INSERT OR UPDATE OR DELETE ON "search_synonym" FOR EACH ROW EXECUTE FUNCTION tthc_catalogue_changed();
CREATE TRIGGER "calendar_revision_added" AFTER INSERT OR UPDATE OR DELETE ON "calendar_revision" FOR EACH ROW EXECUTE FUNCTION tthc_catalogue_changed();
CREATE TRIGGER "calendar_day_catalogue" AFTER INSERT OR UPDATE OR DELETE ON "calendar_special_day" FOR EACH ROW EXECUTE FUNCTION tthc_catalogue_changed();
CREATE TRIGGER "calendar_year_catalogue" AFTER INSERT OR UPDATE OR DELETE ON "calendar_year" FOR EACH ROW EXECUTE FUNCTION tthc_catalogue_changed();
CREATE TRIGGER "office_hours_catalogue" AFTER INSERT OR UPDATE OR DELETE ON "office_hours" FOR EACH ROW EXECUTE FUNCTION tthc_catalogue_changed();
CREATE TRIGGER "desk_hours_catalogue" AFTER INSERT OR UPDATE OR DELETE ON "desk_hours" FOR EACH ROW EXECUTE FUNCTION tthc_catalogue_changed();
