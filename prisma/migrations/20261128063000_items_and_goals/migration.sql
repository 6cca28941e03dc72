-- AlterTable
ALTER TABLE "users" ADD COLUMN "daily_goal" INTEGER NOT NULL DEFAULT 0,
    ADD COLUMN "daily_goal_unit" TEXT NOT NULL DEFAULT 'reviews';
ALTER TABLE "users" ADD CONSTRAINT "users_daily_goal_check" CHECK ("daily_goal" BETWEEN 0 AND 9999);
ALTER TABLE "users" ADD CONSTRAINT "users_daily_goal_unit_check" CHECK ("daily_goal_unit" IN ('reviews', 'minutes'));

-- CreateTable
CREATE TABLE "weekly_letters" (
    "user_id" UUID NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "tries" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "weekly_letters_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "first_answers" (
    "user_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "attempt_id" UUID NOT NULL,
    "correct" BOOLEAN NOT NULL,
    "rest" DOUBLE PRECISION,
    "chosen" TEXT,
    "elapsed_ms" INTEGER,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "first_answers_rest_check" CHECK ("rest" BETWEEN 0 AND 1),
    CONSTRAINT "first_answers_pkey" PRIMARY KEY ("user_id","owner_id","comparison_id","item_id")
);

-- CreateTable
CREATE TABLE "item_reports" (
    "user_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "item_reports_reason_check" CHECK ("reason" IN ('ambiguous', 'wrong', 'gives-away')),
    CONSTRAINT "item_reports_pkey" PRIMARY KEY ("user_id","owner_id","comparison_id","item_id")
);

-- CreateTable
CREATE TABLE "item_statistics" (
    "owner_id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "item_id" TEXT NOT NULL,
    "answers" INTEGER NOT NULL,
    "facility" DOUBLE PRECISION,
    "discrimination" DOUBLE PRECISION,
    "median_ms" INTEGER,
    "choices" JSONB NOT NULL DEFAULT '{}',
    "reports" INTEGER NOT NULL,
    "broken" TEXT,

    CONSTRAINT "item_statistics_broken_check" CHECK ("broken" IN ('does-not-discriminate', 'below-chance', 'reported')),
    CONSTRAINT "item_statistics_pkey" PRIMARY KEY ("owner_id","comparison_id","item_id")
);

-- CreateTable
CREATE TABLE "statistics_due" (
    "owner_id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "statistics_due_pkey" PRIMARY KEY ("owner_id","comparison_id")
);

-- CreateIndex
CREATE INDEX "weekly_letters_next_at_idx" ON "weekly_letters"("next_at");

-- CreateIndex
CREATE INDEX "first_answers_owner_id_comparison_id_item_id_at_idx" ON "first_answers"("owner_id", "comparison_id", "item_id", "at");

-- CreateIndex
CREATE INDEX "item_reports_owner_id_comparison_id_item_id_idx" ON "item_reports"("owner_id", "comparison_id", "item_id");

-- CreateIndex
CREATE INDEX "statistics_due_since_idx" ON "statistics_due"("since");

-- AddForeignKey
ALTER TABLE "weekly_letters" ADD CONSTRAINT "weekly_letters_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "first_answers" ADD CONSTRAINT "first_answers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_reports" ADD CONSTRAINT "item_reports_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "item_statistics" ADD CONSTRAINT "item_statistics_owner_id_comparison_id_fkey" FOREIGN KEY ("owner_id", "comparison_id") REFERENCES "comparisons"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "statistics_due" ADD CONSTRAINT "statistics_due_owner_id_comparison_id_fkey" FOREIGN KEY ("owner_id", "comparison_id") REFERENCES "comparisons"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
