-- CreateTable
CREATE TABLE "push_subscriptions" (
    "user_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "endpoint" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "p256dh" TEXT NOT NULL,
    "auth" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "failures" SMALLINT NOT NULL DEFAULT 0,

    CONSTRAINT "push_subscriptions_pkey" PRIMARY KEY ("user_id","id")
);

-- CreateTable
CREATE TABLE "reminders" (
    "user_id" UUID NOT NULL,
    "at" SMALLINT NOT NULL,
    "quiet_from" SMALLINT NOT NULL,
    "quiet_to" SMALLINT NOT NULL,
    "next_at" TIMESTAMPTZ(3),
    "last_sent_day" INTEGER,

    CONSTRAINT "reminders_at_check" CHECK ("at" BETWEEN 0 AND 1439),
    CONSTRAINT "reminders_quiet_from_check" CHECK ("quiet_from" BETWEEN 0 AND 1439),
    CONSTRAINT "reminders_quiet_to_check" CHECK ("quiet_to" BETWEEN 0 AND 1439),
    CONSTRAINT "reminders_pkey" PRIMARY KEY ("user_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "push_subscriptions_user_id_digest_key" ON "push_subscriptions"("user_id", "digest");

-- CreateIndex
CREATE INDEX "reminders_next_at_idx" ON "reminders"("next_at");

-- AddForeignKey
ALTER TABLE "push_subscriptions" ADD CONSTRAINT "push_subscriptions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
