-- AlterTable
ALTER TABLE "users" ADD COLUMN "scheduling" JSONB NOT NULL DEFAULT '{}',
    ADD COLUMN "settings_version" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "folded_version" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "folding_version" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "folded_to" UUID,
    ADD COLUMN "day_plan" JSONB;

-- AlterTable
ALTER TABLE "enrolments" ADD COLUMN "desired_retention" DOUBLE PRECISION,
    ADD COLUMN "exam_day" INTEGER;
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_desired_retention_check" CHECK ("desired_retention" BETWEEN 0.7 AND 0.99);

-- AlterTable
ALTER TABLE "memories" ADD COLUMN "introduced" TIMESTAMPTZ(3),
    ADD COLUMN "suspended" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "buried_until" TIMESTAMPTZ(3),
    ADD COLUMN "flag" SMALLINT NOT NULL DEFAULT 0,
    ADD COLUMN "next_at" TIMESTAMPTZ(3);
ALTER TABLE "memories" ADD CONSTRAINT "memories_flag_check" CHECK ("flag" BETWEEN 0 AND 7);

-- AlterTable
ALTER TABLE "reviews" ADD COLUMN "slow" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "practice" BOOLEAN NOT NULL DEFAULT false,
    ADD COLUMN "interval_days" INTEGER,
    ADD COLUMN "value" INTEGER;
ALTER TABLE "reviews" DROP CONSTRAINT "reviews_kind_check";
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_kind_check" CHECK ("kind" IN ('answer', 'undo', 'suspend', 'resume', 'bury', 'unbury', 'reset', 'flag', 'set-due'));
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_value_check" CHECK (("kind" IN ('flag', 'set-due')) = ("value" IS NOT NULL));

-- CreateTable
CREATE TABLE "trainings" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "progress" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "heard_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "result" JSONB,

    CONSTRAINT "trainings_status_check" CHECK ("status" IN ('running', 'accepted', 'kept', 'too-few', 'cancelled', 'failed')),
    CONSTRAINT "trainings_pkey" PRIMARY KEY ("user_id","id")
);

-- What is stored moves over. The first thing done for a learner afterwards folds their log anew.
UPDATE "memories" SET "next_at" = "due", "introduced" = "last_review";
UPDATE "users" SET "settings_version" = 1;

-- DropIndex
DROP INDEX "memories_user_id_due_fact_id_idx";

-- CreateIndex
CREATE INDEX "memories_user_id_next_at_fact_id_idx" ON "memories"("user_id", "next_at", "fact_id");

-- CreateIndex
CREATE INDEX "memories_user_id_introduced_idx" ON "memories"("user_id", "introduced");

-- AddForeignKey
ALTER TABLE "trainings" ADD CONSTRAINT "trainings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
