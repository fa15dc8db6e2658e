-- This is an empty migration.

-- A backup writes the notes of a locked report in again: what was said before the lock may be written, nothing later, and nothing changes.
CREATE OR REPLACE FUNCTION tthc_report_note_guard() RETURNS trigger LANGUAGE plpgsql AS $guard$
DECLARE
  found record;
BEGIN
  SELECT state, "decidedAt" INTO found FROM "report_filing" WHERE "agencyId" = COALESCE(NEW."agencyId", OLD."agencyId") AND id = COALESCE(NEW."filingId", OLD."filingId") FOR SHARE;
  IF found.state = 'locked' AND (TG_OP <> 'INSERT' OR NEW."createdAt" > found."decidedAt") THEN
    RAISE EXCEPTION 'a locked report does not change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN COALESCE(NEW, OLD);
END
$guard$;
