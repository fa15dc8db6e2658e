-- AlterTable
ALTER TABLE "submitted_document" ADD COLUMN     "digitisationNote" TEXT,
ADD COLUMN     "digitisedAt" TIMESTAMPTZ(3),
ADD COLUMN     "digitisedById" UUID;

-- AlterTable
ALTER TABLE "fee_item" ALTER COLUMN "amountVnd" SET DATA TYPE BIGINT,
ALTER COLUMN "paidVnd" SET DATA TYPE BIGINT,
ALTER COLUMN "refundedVnd" SET DATA TYPE BIGINT;

-- AlterTable
ALTER TABLE "stored_file" ADD COLUMN     "signatureCheckedAt" TIMESTAMPTZ(3),
ADD COLUMN     "signatureDetail" JSONB,
ADD COLUMN     "signatureState" TEXT;

-- AlterTable
ALTER TABLE "dossier_view" ADD COLUMN     "clientName" TEXT,
ADD COLUMN     "windowAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

-- CreateTable
CREATE TABLE "fee_payment" (
    "agencyId" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "dossierId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "direction" TEXT NOT NULL,
    "amountVnd" BIGINT NOT NULL,
    "method" TEXT,
    "receiptNumber" TEXT,
    "reason" TEXT,
    "paidAt" TIMESTAMPTZ(3) NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "byId" UUID,
    "clientName" TEXT,
    "eventSeq" INTEGER,
    "voidedAt" TIMESTAMPTZ(3),
    "voidReason" TEXT,

    CONSTRAINT "fee_payment_pkey" PRIMARY KEY ("agencyId","id")
);

-- CreateTable
CREATE TABLE "bank_account" (
    "agencyId" INTEGER NOT NULL,
    "bankBin" TEXT NOT NULL,
    "bankName" TEXT NOT NULL,
    "accountNumber" TEXT NOT NULL,
    "accountName" TEXT NOT NULL,
    "isSample" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedById" UUID,

    CONSTRAINT "bank_account_pkey" PRIMARY KEY ("agencyId")
);

-- CreateTable
CREATE TABLE "digitised_result" (
    "agencyId" INTEGER NOT NULL,
    "dossierId" UUID NOT NULL,
    "isScanned" BOOLEAN NOT NULL DEFAULT false,
    "isElectronicOriginal" BOOLEAN NOT NULL DEFAULT false,
    "signatureState" TEXT,
    "note" TEXT,
    "recordedById" UUID,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "digitised_result_pkey" PRIMARY KEY ("agencyId","dossierId")
);

-- CreateIndex
CREATE INDEX "fee_payment_agencyId_dossierId_ordinal_idx" ON "fee_payment"("agencyId", "dossierId", "ordinal");

-- CreateIndex
CREATE INDEX "fee_payment_agencyId_paidAt_idx" ON "fee_payment"("agencyId", "paidAt");
ALTER TABLE "fee_payment" ADD CONSTRAINT "fee_payment_item_fk" FOREIGN KEY ("agencyId", "dossierId", "ordinal") REFERENCES "fee_item" ("agencyId", "dossierId", "ordinal");
ALTER TABLE "fee_payment" ADD CONSTRAINT "fee_payment_by_fk" FOREIGN KEY ("agencyId", "byId") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "fee_payment" ADD CONSTRAINT "fee_payment_direction_check" CHECK ("direction" IN ('payment','refund'));
ALTER TABLE "fee_payment" ADD CONSTRAINT "fee_payment_method_check" CHECK ("method" IN ('cash','transfer','online'));
ALTER TABLE "fee_payment" ADD CONSTRAINT "fee_payment_amount_check" CHECK ("amountVnd" > 0);
ALTER TABLE "fee_payment" ADD CONSTRAINT "fee_payment_reason_check" CHECK ("direction" = 'payment' OR "reason" IS NOT NULL);
ALTER TABLE "fee_item" ADD CONSTRAINT "fee_item_sums_check" CHECK ("paidVnd" >= 0 AND "refundedVnd" >= 0 AND "refundedVnd" <= "paidVnd");
ALTER TABLE "bank_account" ADD CONSTRAINT "bank_account_agency_fk" FOREIGN KEY ("agencyId") REFERENCES "agency" ("id");
ALTER TABLE "bank_account" ADD CONSTRAINT "bank_account_by_fk" FOREIGN KEY ("agencyId", "updatedById") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "bank_account" ADD CONSTRAINT "bank_account_number_check" CHECK ("bankBin" ~ '^[0-9]{6}$' AND "accountNumber" ~ '^[0-9A-Za-z]{1,19}$');
ALTER TABLE "digitised_result" ADD CONSTRAINT "digitised_result_dossier_fk" FOREIGN KEY ("agencyId", "dossierId") REFERENCES "dossier" ("agencyId", "id");
ALTER TABLE "digitised_result" ADD CONSTRAINT "digitised_result_by_fk" FOREIGN KEY ("agencyId", "recordedById") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "digitised_result" ADD CONSTRAINT "digitised_result_signature_check" CHECK ("signatureState" IN ('valid','invalid','none'));
ALTER TABLE "submitted_document" ADD CONSTRAINT "submitted_document_signature_check" CHECK ("signatureState" IN ('valid','invalid','none'));
ALTER TABLE "submitted_document" ADD CONSTRAINT "submitted_document_digitised_by_fk" FOREIGN KEY ("agencyId", "digitisedById") REFERENCES "staff" ("agencyId", "id");
ALTER TABLE "stored_file" ADD CONSTRAINT "stored_file_signature_check" CHECK ("signatureState" IN ('valid','invalid','none','unchecked'));
-- One row for each viewer, kind and quarter of an hour. Rows of before carry their own moment, which is unique enough.
UPDATE "dossier_view" SET "windowAt" = "at";
CREATE UNIQUE INDEX "dossier_view_once_key" ON "dossier_view" ("agencyId", "dossierId", "viewerId", "what", "windowAt");
ALTER TABLE "dossier_view" ADD CONSTRAINT "dossier_view_what_check" CHECK ("what" IN ('detail','panel','file','paper','export','api'));
-- What was paid at intake before there was a ledger.
INSERT INTO "fee_payment" ("agencyId", "id", "dossierId", "ordinal", "direction", "amountVnd", "receiptNumber", "paidAt", "enteredAt", "byId", "eventSeq")
SELECT f."agencyId", gen_random_uuid(), f."dossierId", f."ordinal", 'payment', f."paidVnd", f."receiptNumber", COALESCE(f."paidAt", d."receivedAt", d."createdAt"), COALESCE(f."paidAt", d."receivedAt", d."createdAt"), d."receivedById", 1
  FROM "fee_item" f JOIN "dossier" d ON d."agencyId" = f."agencyId" AND d."id" = f."dossierId" WHERE f."paidVnd" > 0;
