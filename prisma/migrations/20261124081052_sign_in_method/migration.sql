-- AlterTable
ALTER TABLE "staff" ADD COLUMN     "passwordEndsAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "staff_session" ADD COLUMN     "method" TEXT NOT NULL DEFAULT 'password';

-- The domain owns the union.
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_method_check" CHECK ("method" IN ('password','oidc'));
