-- AlterTable
ALTER TABLE "office_hours" DROP CONSTRAINT "office_hours_pkey",
ADD CONSTRAINT "office_hours_pkey" PRIMARY KEY ("agencyId", "effectiveFrom", "fromVersion");
