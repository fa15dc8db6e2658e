-- AlterTable
ALTER TABLE "dossier_flow" ADD COLUMN     "ending" TEXT;

ALTER TABLE "dossier_flow" ADD CONSTRAINT "dossier_flow_ending_check" CHECK ("ending" IN ('resolved','refused','withdrawn','stopped'));

-- How the work ended is counted beside how timely, so that a report of whole half months is a sum of counters. Again one
-- text for the triggers, the rebuild and the nightly comparison.
DROP FUNCTION tthc_flows_fresh();

DO $do$
DECLARE
  queue text := $q$
    SELECT d."agencyId", d."holdingUnitId", d."handlingUnitId", d."holderId", d.status,
           tthc_stands_still(d."pausedAt", d."pauseRule", d."pauseCause", d."originalDueAt") AS "isStill", tthc_local_day(d."originalDueAt") AS "dueOn", sum(d.n)::int AS n
      FROM @rows d WHERE d."endedAt" IS NULL OR d.status = 'resolved'
     GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(d.n) <> 0$q$;
  flow text := $q$
    SELECT d."agencyId", tthc_bucket(d."receivedAt") AS "bucketOn", 'received'::text AS kind, d."procedureId", d."sectorId", d."handlingUnitId", d.channel, NULL::text AS outcome, NULL::text AS ending, NULL::smallint AS weekday, NULL::smallint AS hour, sum(d.n)::int AS n
      FROM @rows d WHERE d."receivedAt" IS NOT NULL GROUP BY 1, 2, 4, 5, 6, 7 HAVING sum(d.n) <> 0
    UNION ALL
    SELECT d."agencyId", tthc_bucket(d."endedAt"), 'ended', d."procedureId", d."sectorId", d."handlingUnitId", NULL, d."endStanding",
           CASE WHEN d.status IN ('withdrawn', 'stopped') THEN d.status WHEN d.status IN ('resolved', 'returned') THEN CASE WHEN d."resultKind" = 'refused' THEN 'refused' ELSE 'resolved' END END, NULL, NULL, sum(d.n)::int
      FROM @rows d WHERE d."endedAt" IS NOT NULL AND d."receivedAt" IS NOT NULL AND d.status <> 'declined' GROUP BY 1, 2, 4, 5, 6, 8, 9 HAVING sum(d.n) <> 0
    UNION ALL
    SELECT d."agencyId", tthc_bucket(d."receivedAt"), 'counter', NULL, NULL, NULL, NULL, NULL, NULL,
           extract(isodow FROM (d."receivedAt" AT TIME ZONE 'UTC') + interval '7 hours')::smallint, extract(hour FROM (d."receivedAt" AT TIME ZONE 'UTC') + interval '7 hours')::smallint, sum(d.n)::int
      FROM @rows d WHERE d."receivedAt" IS NOT NULL AND d.channel = 'in-person' GROUP BY 1, 2, 10, 11 HAVING sum(d.n) <> 0$q$;
  used text := '"agencyId", "holdingUnitId", "handlingUnitId", "holderId", status, "pausedAt", "pauseRule", "pauseCause", "originalDueAt", "endedAt", "receivedAt", "procedureId", "sectorId", channel, "endStanding", "resultKind"';
  added text := '(SELECT ' || used || ', 1 AS n FROM new_rows)';
  taken text := '(SELECT ' || used || ', -1 AS n FROM old_rows)';
  moved text := '(SELECT ' || used || ', 1 AS n FROM new_rows UNION ALL SELECT ' || used || ', -1 FROM old_rows)';
  stored text := '(SELECT ' || used || ', 1 AS n FROM dossier)';
  write_queue text := 'INSERT INTO dossier_count ("agencyId", "holdingUnitId", "handlingUnitId", "holderId", status, "isStill", "dueOn", n) ';
  write_flow text := 'INSERT INTO dossier_flow ("agencyId", "bucketOn", kind, "procedureId", "sectorId", "handlingUnitId", channel, outcome, ending, weekday, hour, n) ';
  source text;
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['insert', 'delete', 'update'] LOOP
    source := CASE name WHEN 'insert' THEN added WHEN 'delete' THEN taken ELSE moved END;
    EXECUTE 'CREATE OR REPLACE FUNCTION tthc_count_' || name || '() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN '
      || write_queue || replace(queue, '@rows', source) || '; ' || write_flow || replace(flow, '@rows', source) || '; RETURN NULL; END $body$';
  END LOOP;
  EXECUTE 'CREATE FUNCTION tthc_flows_fresh() RETURNS TABLE ("agencyId" int, "bucketOn" date, kind text, "procedureId" uuid, "sectorId" uuid, "handlingUnitId" uuid, channel text, outcome text, ending text, weekday smallint, hour smallint, n int) LANGUAGE sql STABLE AS $body$ ' || replace(flow, '@rows', stored) || ' $body$';
  DELETE FROM dossier_flow;
  EXECUTE write_flow || 'SELECT * FROM tthc_flows_fresh()';
END $do$;
