-- AlterTable
ALTER TABLE "comparisons" ADD COLUMN "changes" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "visibility" TEXT NOT NULL DEFAULT 'private',
    ADD COLUMN "tags" TEXT[] DEFAULT ARRAY[]::TEXT[],
    ADD COLUMN "archived_at" TIMESTAMPTZ(3),
    ADD COLUMN "deleted_at" TIMESTAMPTZ(3),
    ADD COLUMN "cloned_from_owner" UUID,
    ADD COLUMN "cloned_from_id" UUID,
    ADD COLUMN "cloned_from_revision" INTEGER,
    ADD COLUMN "cloned_from_title" TEXT;
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_visibility_check" CHECK ("visibility" IN ('private', 'unlisted', 'public'));

-- The library is open to all.
UPDATE "comparisons" SET "visibility" = 'public' WHERE "owner_id" = '00000000-0000-7000-8000-000000000000';

-- AlterTable
ALTER TABLE "facts" ADD COLUMN "withheld_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "addresses" (
    "address" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "addresses_pkey" PRIMARY KEY ("address")
);

-- CreateTable
CREATE TABLE "withheld_items" (
    "owner_id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "withheld_items_pkey" PRIMARY KEY ("owner_id","comparison_id","item_id")
);

-- CreateIndex
CREATE INDEX "comparisons_deleted_at_idx" ON "comparisons"("deleted_at");

-- CreateIndex
CREATE INDEX "addresses_owner_id_comparison_id_idx" ON "addresses"("owner_id", "comparison_id");

-- AddForeignKey
ALTER TABLE "addresses" ADD CONSTRAINT "addresses_owner_id_comparison_id_fkey" FOREIGN KEY ("owner_id", "comparison_id") REFERENCES "comparisons"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "withheld_items" ADD CONSTRAINT "withheld_items_owner_id_comparison_id_fkey" FOREIGN KEY ("owner_id", "comparison_id") REFERENCES "comparisons"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
