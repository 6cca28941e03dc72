-- What the client claimed where its clock was wrong, and by how much it was: the log keeps both beside the time that counts.
ALTER TABLE "reviews" ADD COLUMN "client_at" TIMESTAMPTZ(3);
ALTER TABLE "reviews" ADD COLUMN "clock_offset_seconds" INTEGER;
