-- This is an empty migration.

-- After a restore into another cluster transaction numbers begin anew and may meet old rows: the time then tells them apart.
CREATE OR REPLACE FUNCTION tthc_catalogue_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changed jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
  agency int := coalesce((changed->>'agencyId')::int, (changed->>'id')::int);
  this bigint := pg_current_xact_id()::text::bigint;
BEGIN
  INSERT INTO catalogue_change AS c ("agencyId", xact, at) VALUES (agency, this, now())
    ON CONFLICT ("agencyId", xact) DO UPDATE SET at = excluded.at WHERE c.at <> excluded.at;
  RETURN NULL;
END $$;
