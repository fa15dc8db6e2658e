-- This is an empty migration.

-- One row of the audit trail, chained to the one before, in one question: the head is held no longer than from here to the
-- commit. "canonicalBefore" and "canonicalAfter" are the text that is hashed, around the number of the row (lib/data/audit.ts).
CREATE FUNCTION tthc_append_audit(agency int, "entryAt" timestamptz, actor uuid, "entryAction" text, "entrySubject" text, "entryDetail" jsonb, "canonicalBefore" text, "canonicalAfter" text) RETURNS bigint
LANGUAGE plpgsql AS $$
DECLARE
  head audit_head%ROWTYPE;
  hashed bytea;
BEGIN
  SELECT * INTO head FROM audit_head h WHERE h."agencyId" = agency FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_head ("agencyId", seq, hash) VALUES (agency, 0, decode(repeat('00', 32), 'hex')) ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM audit_head h WHERE h."agencyId" = agency FOR UPDATE;
  END IF;
  hashed := sha256(head.hash || convert_to("canonicalBefore" || (head.seq + 1) || "canonicalAfter", 'UTF8'));
  INSERT INTO audit_entry ("agencyId", seq, at, "actorId", action, subject, detail, "prevHash", hash)
  VALUES (agency, head.seq + 1, "entryAt", actor, "entryAction", "entrySubject", "entryDetail", head.hash, hashed);
  UPDATE audit_head h SET seq = head.seq + 1, hash = hashed WHERE h."agencyId" = agency;
  RETURN head.seq + 1;
END $$;
