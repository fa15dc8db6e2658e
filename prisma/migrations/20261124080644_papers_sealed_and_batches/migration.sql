-- AlterTable
ALTER TABLE "paper" ADD COLUMN     "pdfSha256" TEXT,
ADD COLUMN     "reprintedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "batch_intake" ADD COLUMN     "sourceFileId" UUID;

-- CreateIndex
CREATE INDEX "applicant_agencyId_otherId_idx" ON "applicant"("agencyId", "otherId");
