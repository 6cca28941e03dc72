-- AlterTable
ALTER TABLE "enrolments" ADD COLUMN "met_revision" INTEGER;
