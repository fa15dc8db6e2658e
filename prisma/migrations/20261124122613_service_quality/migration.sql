-- CreateTable
CREATE TABLE "rating" (
    "agencyId" INTEGER NOT NULL,
    "dossierId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "procedureId" UUID NOT NULL,
    "attitude" INTEGER NOT NULL,
    "clarity" INTEGER NOT NULL,
    "time" INTEGER NOT NULL,
    "comment" TEXT,
    "lang" TEXT NOT NULL DEFAULT 'vi',
    "ratedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("agencyId","dossierId")
);

-- CreateTable
CREATE TABLE "feedback" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "followToken" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "senderName" TEXT NOT NULL,
    "senderAddress" TEXT,
    "senderPhone" TEXT,
    "senderEmail" TEXT,
    "lang" TEXT NOT NULL DEFAULT 'vi',
    "dossierId" UUID,
    "procedureId" UUID,
    "unitId" UUID,
    "state" TEXT NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "answer" TEXT,
    "publishedAt" TIMESTAMPTZ(3),
    "publicBody" TEXT,
    "publicAnswer" TEXT,
    "eventCount" INTEGER NOT NULL DEFAULT 0,
    "isSample" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "feedback_event" (
    "agencyId" INTEGER NOT NULL,
    "feedbackId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "act" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorId" UUID,
    "note" TEXT,
    "toUnitId" UUID,

    CONSTRAINT "feedback_event_pkey" PRIMARY KEY ("agencyId","feedbackId","seq")
);

-- CreateTable
CREATE TABLE "feedback_day_counter" (
    "agencyId" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "feedback_day_counter_pkey" PRIMARY KEY ("agencyId","day")
);

-- CreateTable
CREATE TABLE "quality_formula" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "parts" JSONB NOT NULL,
    "createdById" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quality_formula_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "quality_entry" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "periodFrom" DATE NOT NULL,
    "periodTo" DATE NOT NULL,
    "partId" TEXT NOT NULL,
    "numerator" INTEGER NOT NULL,
    "denominator" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "enteredById" UUID NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "quality_entry_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateIndex
CREATE INDEX "rating_agencyId_ratedAt_idx" ON "rating"("agencyId", "ratedAt");

-- CreateIndex
CREATE INDEX "feedback_agencyId_state_dueAt_idx" ON "feedback"("agencyId", "state", "dueAt");

-- CreateIndex
CREATE INDEX "feedback_agencyId_submittedAt_idx" ON "feedback"("agencyId", "submittedAt");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_agencyId_code_key" ON "feedback"("agencyId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "feedback_agencyId_followToken_key" ON "feedback"("agencyId", "followToken");

-- CreateIndex
CREATE UNIQUE INDEX "quality_formula_agencyId_effectiveOn_createdAt_key" ON "quality_formula"("agencyId", "effectiveOn", "createdAt");

-- CreateIndex
CREATE INDEX "quality_entry_agencyId_periodFrom_periodTo_partId_idx" ON "quality_entry"("agencyId", "periodFrom", "periodTo", "partId");

ALTER TABLE "rating" ADD CONSTRAINT "rating_dossier_fk" FOREIGN KEY ("agencyId", "dossierId") REFERENCES "dossier" ("agencyId", "id");
ALTER TABLE "rating" ADD CONSTRAINT "rating_points_check" CHECK ("attitude" BETWEEN 1 AND 5 AND "clarity" BETWEEN 1 AND 5 AND "time" BETWEEN 1 AND 5);
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_kind_check" CHECK ("kind" IN ('conduct','procedure','other'));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_state_check" CHECK ("state" IN ('submitted','accepted','declined','answered','published'));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_dossier_fk" FOREIGN KEY ("agencyId", "dossierId") REFERENCES "dossier" ("agencyId", "id");
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_unit_fk" FOREIGN KEY ("agencyId", "unitId") REFERENCES "unit" ("agencyId", "id");
ALTER TABLE "feedback_event" ADD CONSTRAINT "feedback_event_feedback_fk" FOREIGN KEY ("agencyId", "feedbackId") REFERENCES "feedback" ("agencyId", "id");
ALTER TABLE "quality_entry" ADD CONSTRAINT "quality_entry_share_check" CHECK ("denominator" > 0 AND "numerator" BETWEEN 0 AND "denominator");
