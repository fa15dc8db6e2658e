-- CreateTable
CREATE TABLE "online_draft" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "versionId" UUID NOT NULL,
    "lang" TEXT NOT NULL DEFAULT 'vi',
    "data" JSONB NOT NULL,
    "dossierId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "online_draft_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "online_draft_file" (
    "agencyId" INTEGER NOT NULL,
    "draftId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "ordinal" INTEGER,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "online_draft_file_pkey" PRIMARY KEY ("agencyId","draftId","fileId")
);

-- CreateIndex
CREATE INDEX "online_draft_expiresAt_idx" ON "online_draft"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "online_draft_agencyId_tokenHash_key" ON "online_draft"("agencyId", "tokenHash");

ALTER TABLE "online_draft" ADD CONSTRAINT "online_draft_agency_fk" FOREIGN KEY ("agencyId") REFERENCES "agency" ("id");
ALTER TABLE "online_draft" ADD CONSTRAINT "online_draft_version_fk" FOREIGN KEY ("agencyId", "versionId") REFERENCES "procedure_version" ("agencyId", "id");
ALTER TABLE "online_draft" ADD CONSTRAINT "online_draft_dossier_fk" FOREIGN KEY ("agencyId", "dossierId") REFERENCES "dossier" ("agencyId", "id");
ALTER TABLE "online_draft_file" ADD CONSTRAINT "online_draft_file_draft_fk" FOREIGN KEY ("agencyId", "draftId") REFERENCES "online_draft" ("agencyId", "id") ON DELETE CASCADE;
ALTER TABLE "online_draft_file" ADD CONSTRAINT "online_draft_file_file_fk" FOREIGN KEY ("agencyId", "fileId") REFERENCES "stored_file" ("agencyId", "id");
ALTER TABLE "online_draft" ADD CONSTRAINT "online_draft_kind_check" CHECK ("kind" IN ('submission','supplement'));
ALTER TABLE "online_draft" ADD CONSTRAINT "online_draft_lang_check" CHECK ("lang" IN ('vi','en'));
ALTER TABLE "online_draft_file" ADD CONSTRAINT "online_draft_file_purpose_check" CHECK ("purpose" IN ('component','authorisation','supplement'));
