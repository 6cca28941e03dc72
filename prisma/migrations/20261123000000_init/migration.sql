-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "email_verified" TIMESTAMPTZ(3),
    "image" TEXT,
    "password_hash" TEXT,
    "session_epoch" INTEGER NOT NULL DEFAULT 0,
    "time_zone" TEXT,
    "day_start_hour" SMALLINT NOT NULL DEFAULT 4,
    "new_per_day" SMALLINT NOT NULL DEFAULT 20,
    "desired_retention" DOUBLE PRECISION NOT NULL DEFAULT 0.9,
    "review_batches" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_day_start_hour_check" CHECK ("day_start_hour" BETWEEN 0 AND 23),
    CONSTRAINT "users_new_per_day_check" CHECK ("new_per_day" BETWEEN 0 AND 9999),
    CONSTRAINT "users_desired_retention_check" CHECK ("desired_retention" BETWEEN 0.7 AND 0.99),
    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "accounts" (
    "user_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "provider_account_id" TEXT NOT NULL,
    "refresh_token" TEXT,
    "access_token" TEXT,
    "expires_at" INTEGER,
    "token_type" TEXT,
    "scope" TEXT,
    "id_token" TEXT,
    "session_state" TEXT,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("provider","provider_account_id")
);

-- CreateTable
CREATE TABLE "verification_tokens" (
    "identifier" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verification_tokens_pkey" PRIMARY KEY ("identifier","token")
);

-- CreateTable
CREATE TABLE "sessions" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "epoch" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "comparisons" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "shape" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comparisons_shape_check" CHECK ("shape" IN ('prose', 'matrix')),
    CONSTRAINT "comparisons_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "revisions" (
    "owner_id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "revisions_pkey" PRIMARY KEY ("owner_id","comparison_id","number")
);

-- CreateTable
CREATE TABLE "subjects" (
    "owner_id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "aliases" TEXT[],
    "products" TEXT[],

    CONSTRAINT "subjects_pkey" PRIMARY KEY ("owner_id","comparison_id","key")
);

-- CreateTable
CREATE TABLE "topics" (
    "owner_id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "start_line" INTEGER NOT NULL,
    "end_line" INTEGER NOT NULL,

    CONSTRAINT "topics_pkey" PRIMARY KEY ("owner_id","comparison_id","key")
);

-- CreateTable
CREATE TABLE "facts" (
    "owner_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "topic_key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "about" TEXT[],
    "statement" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "polarity" TEXT NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "start_offset" INTEGER NOT NULL,
    "end_offset" INTEGER NOT NULL,
    "start_line" INTEGER NOT NULL,
    "end_line" INTEGER NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "facts_form_check" CHECK ("form" IN ('sentence', 'value')),
    CONSTRAINT "facts_polarity_check" CHECK ("polarity" IN ('affirmative', 'negative')),
    CONSTRAINT "facts_pkey" PRIMARY KEY ("owner_id","id")
);

-- CreateTable
CREATE TABLE "enrolments" (
    "user_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "enrolments_pkey" PRIMARY KEY ("user_id","owner_id","comparison_id")
);

-- CreateTable
CREATE TABLE "memories" (
    "user_id" UUID NOT NULL,
    "fact_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "step" SMALLINT NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "interval_days" INTEGER NOT NULL,
    "last_review" TIMESTAMPTZ(3) NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,

    CONSTRAINT "memories_state_check" CHECK ("state" IN ('new', 'learning', 'review', 'relearning')),
    CONSTRAINT "memories_pkey" PRIMARY KEY ("user_id","fact_id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "fact_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "format" TEXT,
    "rating" SMALLINT,
    "correct" BOOLEAN,
    "options" SMALLINT,
    "hinted" BOOLEAN NOT NULL DEFAULT false,
    "elapsed_ms" INTEGER NOT NULL DEFAULT 0,
    "policy" SMALLINT NOT NULL DEFAULT 1,
    "item_id" TEXT,
    "attempt_id" UUID,
    "chosen_fact_id" UUID,
    "chosen_subject" TEXT,
    "undoes" UUID,

    CONSTRAINT "reviews_kind_check" CHECK ("kind" IN ('answer', 'undo')),
    CONSTRAINT "reviews_rating_check" CHECK ("rating" BETWEEN 1 AND 4),
    CONSTRAINT "reviews_undoes_check" CHECK (("kind" = 'undo') = ("undoes" IS NOT NULL)),
    CONSTRAINT "reviews_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "attempts" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "comparison_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "settings" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "total" INTEGER NOT NULL,
    "correct" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,

    CONSTRAINT "attempts_correct_check" CHECK ("correct" BETWEEN 0 AND "total"),
    CONSTRAINT "attempts_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "accounts_user_id_idx" ON "accounts"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "comparisons_owner_id_slug_key" ON "comparisons"("owner_id", "slug");

-- CreateIndex
CREATE INDEX "facts_owner_id_comparison_id_position_idx" ON "facts"("owner_id", "comparison_id", "position");

-- CreateIndex
CREATE INDEX "memories_user_id_due_fact_id_idx" ON "memories"("user_id", "due", "fact_id");

-- CreateIndex
CREATE INDEX "memories_user_id_owner_id_comparison_id_idx" ON "memories"("user_id", "owner_id", "comparison_id");

-- CreateIndex
CREATE INDEX "reviews_user_id_fact_id_at_id_idx" ON "reviews"("user_id", "fact_id", "at", "id");

-- CreateIndex
CREATE INDEX "reviews_user_id_at_id_idx" ON "reviews"("user_id", "at", "id");

-- CreateIndex
CREATE INDEX "attempts_user_id_finished_at_id_idx" ON "attempts"("user_id", "finished_at", "id");

-- AddForeignKey
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comparisons" ADD CONSTRAINT "comparisons_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_owner_id_comparison_id_fkey" FOREIGN KEY ("owner_id", "comparison_id") REFERENCES "comparisons"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "subjects" ADD CONSTRAINT "subjects_owner_id_comparison_id_fkey" FOREIGN KEY ("owner_id", "comparison_id") REFERENCES "comparisons"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "topics" ADD CONSTRAINT "topics_owner_id_comparison_id_fkey" FOREIGN KEY ("owner_id", "comparison_id") REFERENCES "comparisons"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "facts" ADD CONSTRAINT "facts_owner_id_comparison_id_fkey" FOREIGN KEY ("owner_id", "comparison_id") REFERENCES "comparisons"("owner_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memories" ADD CONSTRAINT "memories_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

