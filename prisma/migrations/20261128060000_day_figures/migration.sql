-- CreateTable
CREATE TABLE "tallies" (
    "user_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "figure" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "bucket" TEXT NOT NULL,
    "count" BIGINT NOT NULL,
    "reviews" BIGINT NOT NULL,
    "passed" BIGINT NOT NULL,
    "sum" BIGINT NOT NULL,

    CONSTRAINT "tallies_figure_check" CHECK ("figure" IN ('day', 'hour', 'recall', 'expected', 'waiting', 'known')),
    CONSTRAINT "tallies_pkey" PRIMARY KEY ("user_id","version","figure","day","bucket")
);

-- AddForeignKey
ALTER TABLE "tallies" ADD CONSTRAINT "tallies_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Nothing is counted yet. The first thing done for a learner afterwards folds their log anew, and counts it.
UPDATE "users" SET "settings_version" = "settings_version" + 1;
