-- The queue sorts what runs before what stands still, and what waits for acceptance last. Each group is read from its own
-- index, so that a page of any of them is a short scan.
CREATE INDEX "dossier_paused_idx" ON "dossier" ("agencyId", "originalDueAt", "id") WHERE "endedAt" IS NULL AND "pausedAt" IS NOT NULL;
CREATE INDEX "dossier_submitted_idx" ON "dossier" ("agencyId", "submittedAt", "id") WHERE "status" = 'submitted';

-- Lateness is judged on it, so what has been taken in cannot be without it.
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_due_known_check" CHECK ("originalDueAt" IS NOT NULL OR "status" IN ('submitted', 'declined', 'withdrawn'));
