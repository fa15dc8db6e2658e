-- DropIndex
DROP INDEX "dossier_agencyId_endedAt_idx";

-- CreateTable
CREATE TABLE "dossier_count" (
    "agencyId" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "holdingUnitId" UUID NOT NULL,
    "handlingUnitId" UUID NOT NULL,
    "holderId" UUID,
    "status" TEXT NOT NULL,
    "isStill" BOOLEAN NOT NULL,
    "dueOn" DATE,
    "n" INTEGER NOT NULL,

    CONSTRAINT "dossier_count_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "dossier_flow" (
    "agencyId" INTEGER NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "bucketOn" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "procedureId" UUID,
    "sectorId" UUID,
    "handlingUnitId" UUID,
    "channel" TEXT,
    "outcome" TEXT,
    "weekday" SMALLINT,
    "hour" SMALLINT,
    "n" INTEGER NOT NULL,

    CONSTRAINT "dossier_flow_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "counter_check" (
    "agencyId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "wrongKeys" INTEGER NOT NULL,
    "counted" INTEGER NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "counter_check_pkey" PRIMARY KEY ("agencyId","at")
);

-- CreateIndex
CREATE INDEX "dossier_flow_agencyId_kind_bucketOn_idx" ON "dossier_flow"("agencyId", "kind", "bucketOn");

ALTER TABLE "dossier_flow" ADD CONSTRAINT "dossier_flow_kind_check" CHECK ("kind" IN ('received','ended','counter'));

-- A report of a period reads what ended in it or has not ended from this index alone.
CREATE INDEX "dossier_report_idx" ON "dossier" ("agencyId", "endedAt") INCLUDE ("receivedAt", "sectorId", "channel", "endStanding", "status", "resultKind", "originalDueAt", "pausedAt", "pauseCause", "pauseRule", "returnedAt", "procedureId", "handlingUnitId", "id");

-- The clock stands still: the same rule as STANDS_STILL of the queue (lib/data/queue-filter.ts); a test compares the two.
CREATE FUNCTION tthc_stands_still("pausedAt" timestamptz, "pauseRule" text, "pauseCause" text, "originalDueAt" timestamptz) RETURNS boolean
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN "pausedAt" IS NOT NULL AND ("pauseRule" <> 'none' OR coalesce("pauseCause", '') = 'financial-duty') AND coalesce("pausedAt" < "originalDueAt" + interval '60 seconds', FALSE);

-- Vietnam has kept +07:00 since before the first dossier.
CREATE FUNCTION tthc_local_day("at" timestamptz) RETURNS date
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (("at" AT TIME ZONE 'UTC') + interval '7 hours')::date;

CREATE FUNCTION tthc_bucket("at" timestamptz) RETURNS date
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN date_trunc('month', (("at" AT TIME ZONE 'UTC') + interval '7 hours'))::date + CASE WHEN extract(day FROM (("at" AT TIME ZONE 'UTC') + interval '7 hours')) >= 15 THEN 14 ELSE 0 END;

-- One text says what a dossier counts in; the triggers, the rebuild and the nightly comparison are made from it.
DO $do$
DECLARE
  queue text := $q$
    SELECT d."agencyId", d."holdingUnitId", d."handlingUnitId", d."holderId", d.status,
           tthc_stands_still(d."pausedAt", d."pauseRule", d."pauseCause", d."originalDueAt") AS "isStill", tthc_local_day(d."originalDueAt") AS "dueOn", sum(d.n)::int AS n
      FROM @rows d WHERE d."endedAt" IS NULL OR d.status = 'resolved'
     GROUP BY 1, 2, 3, 4, 5, 6, 7 HAVING sum(d.n) <> 0$q$;
  flow text := $q$
    SELECT d."agencyId", tthc_bucket(d."receivedAt") AS "bucketOn", 'received'::text AS kind, d."procedureId", d."sectorId", d."handlingUnitId", d.channel, NULL::text AS outcome, NULL::smallint AS weekday, NULL::smallint AS hour, sum(d.n)::int AS n
      FROM @rows d WHERE d."receivedAt" IS NOT NULL GROUP BY 1, 2, 4, 5, 6, 7 HAVING sum(d.n) <> 0
    UNION ALL
    SELECT d."agencyId", tthc_bucket(d."endedAt"), 'ended', d."procedureId", d."sectorId", d."handlingUnitId", NULL, d."endStanding", NULL, NULL, sum(d.n)::int
      FROM @rows d WHERE d."endedAt" IS NOT NULL AND d."receivedAt" IS NOT NULL AND d.status <> 'declined' GROUP BY 1, 2, 4, 5, 6, 8 HAVING sum(d.n) <> 0
    UNION ALL
    SELECT d."agencyId", tthc_bucket(d."receivedAt"), 'counter', NULL, NULL, NULL, NULL, NULL,
           extract(isodow FROM (d."receivedAt" AT TIME ZONE 'UTC') + interval '7 hours')::smallint, extract(hour FROM (d."receivedAt" AT TIME ZONE 'UTC') + interval '7 hours')::smallint, sum(d.n)::int
      FROM @rows d WHERE d."receivedAt" IS NOT NULL AND d.channel = 'in-person' GROUP BY 1, 2, 9, 10 HAVING sum(d.n) <> 0$q$;
  used text := '"agencyId", "holdingUnitId", "handlingUnitId", "holderId", status, "pausedAt", "pauseRule", "pauseCause", "originalDueAt", "endedAt", "receivedAt", "procedureId", "sectorId", channel, "endStanding"';
  added text := '(SELECT ' || used || ', 1 AS n FROM new_rows)';
  taken text := '(SELECT ' || used || ', -1 AS n FROM old_rows)';
  moved text := '(SELECT ' || used || ', 1 AS n FROM new_rows UNION ALL SELECT ' || used || ', -1 FROM old_rows)';
  stored text := '(SELECT ' || used || ', 1 AS n FROM dossier)';
  write_queue text := 'INSERT INTO dossier_count ("agencyId", "holdingUnitId", "handlingUnitId", "holderId", status, "isStill", "dueOn", n) ';
  write_flow text := 'INSERT INTO dossier_flow ("agencyId", "bucketOn", kind, "procedureId", "sectorId", "handlingUnitId", channel, outcome, weekday, hour, n) ';
  source text;
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['insert', 'delete', 'update'] LOOP
    source := CASE name WHEN 'insert' THEN added WHEN 'delete' THEN taken ELSE moved END;
    EXECUTE 'CREATE FUNCTION tthc_count_' || name || '() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN '
      || write_queue || replace(queue, '@rows', source) || '; ' || write_flow || replace(flow, '@rows', source) || '; RETURN NULL; END $body$';
  END LOOP;
  EXECUTE 'CREATE FUNCTION tthc_counts_fresh() RETURNS TABLE ("agencyId" int, "holdingUnitId" uuid, "handlingUnitId" uuid, "holderId" uuid, status text, "isStill" boolean, "dueOn" date, n int) LANGUAGE sql STABLE AS $body$ ' || replace(queue, '@rows', stored) || ' $body$';
  EXECUTE 'CREATE FUNCTION tthc_flows_fresh() RETURNS TABLE ("agencyId" int, "bucketOn" date, kind text, "procedureId" uuid, "sectorId" uuid, "handlingUnitId" uuid, channel text, outcome text, weekday smallint, hour smallint, n int) LANGUAGE sql STABLE AS $body$ ' || replace(flow, '@rows', stored) || ' $body$';
  EXECUTE write_queue || 'SELECT * FROM tthc_counts_fresh()';
  EXECUTE write_flow || 'SELECT * FROM tthc_flows_fresh()';
END $do$;

CREATE TRIGGER "dossier_counted_insert" AFTER INSERT ON "dossier" REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tthc_count_insert();
CREATE TRIGGER "dossier_counted_delete" AFTER DELETE ON "dossier" REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION tthc_count_delete();
CREATE TRIGGER "dossier_counted_update" AFTER UPDATE ON "dossier" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION tthc_count_update();
