-- What stands still is listed by how long it has stood, not by a date that moves every day.
DROP INDEX "dossier_paused_idx";
CREATE INDEX "dossier_paused_idx" ON "dossier" ("agencyId", "pausedAt", "id") WHERE "endedAt" IS NULL AND "pausedAt" IS NOT NULL;
