-- AlterTable
ALTER TABLE "staff_absence" ADD COLUMN     "cancelledById" UUID;

-- AlterTable
ALTER TABLE "handover_sheet" DROP COLUMN "dossierIds",
ADD COLUMN     "bookYear" INTEGER NOT NULL,
ADD COLUMN     "ordinal" INTEGER NOT NULL,
ADD COLUMN     "paperId" UUID NOT NULL,
ADD COLUMN     "receiptNote" TEXT;

-- CreateTable
CREATE TABLE "handover_item" (
    "agencyId" INTEGER NOT NULL,
    "sheetId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "dossierId" UUID NOT NULL,
    "givenSeq" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'waiting',
    "settledSeq" INTEGER,
    "note" TEXT,

    CONSTRAINT "handover_item_pkey" PRIMARY KEY ("agencyId","sheetId","ordinal")
);

-- CreateIndex
CREATE INDEX "handover_item_agencyId_dossierId_idx" ON "handover_item"("agencyId", "dossierId");

-- CreateIndex
CREATE UNIQUE INDEX "handover_item_agencyId_sheetId_dossierId_key" ON "handover_item"("agencyId", "sheetId", "dossierId");

-- CreateIndex
CREATE INDEX "staff_absence_agencyId_delegateId_idx" ON "staff_absence"("agencyId", "delegateId");

-- CreateIndex
CREATE INDEX "handover_sheet_agencyId_toUnitId_receivedAt_idx" ON "handover_sheet"("agencyId", "toUnitId", "receivedAt");

-- CreateIndex
CREATE INDEX "handover_sheet_agencyId_fromUnitId_receivedAt_idx" ON "handover_sheet"("agencyId", "fromUnitId", "receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "handover_sheet_agencyId_bookYear_ordinal_key" ON "handover_sheet"("agencyId", "bookYear", "ordinal");

-- By hand: keys across agencies, closed lists, and what the rules of absence say of one row.
ALTER TABLE staff_absence ADD CONSTRAINT staff_absence_staff_fk FOREIGN KEY ("agencyId", "staffId") REFERENCES staff ("agencyId", id);
ALTER TABLE staff_absence ADD CONSTRAINT staff_absence_delegate_fk FOREIGN KEY ("agencyId", "delegateId") REFERENCES staff ("agencyId", id);
ALTER TABLE staff_absence ADD CONSTRAINT staff_absence_created_by_fk FOREIGN KEY ("agencyId", "createdById") REFERENCES staff ("agencyId", id);
ALTER TABLE staff_absence ADD CONSTRAINT staff_absence_dates_check CHECK ("fromOn" <= "toOn");
ALTER TABLE staff_absence ADD CONSTRAINT staff_absence_other_person_check CHECK ("staffId" <> "delegateId");
ALTER TABLE handover_sheet ADD CONSTRAINT handover_sheet_from_unit_fk FOREIGN KEY ("agencyId", "fromUnitId") REFERENCES unit ("agencyId", id);
ALTER TABLE handover_sheet ADD CONSTRAINT handover_sheet_to_unit_fk FOREIGN KEY ("agencyId", "toUnitId") REFERENCES unit ("agencyId", id);
ALTER TABLE handover_sheet ADD CONSTRAINT handover_sheet_given_by_fk FOREIGN KEY ("agencyId", "givenById") REFERENCES staff ("agencyId", id);
ALTER TABLE handover_sheet ADD CONSTRAINT handover_sheet_received_by_fk FOREIGN KEY ("agencyId", "receivedById") REFERENCES staff ("agencyId", id);
ALTER TABLE handover_sheet ADD CONSTRAINT handover_sheet_paper_fk FOREIGN KEY ("agencyId", "paperId") REFERENCES paper ("agencyId", id);
ALTER TABLE handover_sheet ADD CONSTRAINT handover_sheet_two_units_check CHECK ("fromUnitId" <> "toUnitId");
ALTER TABLE handover_sheet ADD CONSTRAINT handover_sheet_two_people_check CHECK ("receivedById" IS NULL OR "receivedById" <> "givenById");
ALTER TABLE handover_sheet ADD CONSTRAINT handover_sheet_signed_check CHECK (("receivedById" IS NULL) = ("receivedAt" IS NULL));
ALTER TABLE handover_item ADD CONSTRAINT handover_item_sheet_fk FOREIGN KEY ("agencyId", "sheetId") REFERENCES handover_sheet ("agencyId", id);
ALTER TABLE handover_item ADD CONSTRAINT handover_item_dossier_fk FOREIGN KEY ("agencyId", "dossierId") REFERENCES dossier ("agencyId", id);
ALTER TABLE handover_item ADD CONSTRAINT handover_item_outcome_check CHECK (outcome IN ('waiting', 'received', 'missing', 'moved'));
CREATE INDEX handover_sheet_to_sign_idx ON handover_sheet ("agencyId", "toUnitId", "givenAt") WHERE "receivedAt" IS NULL;
CREATE INDEX dossier_event_batch_idx ON dossier_event ("agencyId", "batchId") WHERE "batchId" IS NOT NULL;
