-- Documents of cards beside comparisons.
ALTER TABLE comparisons DROP CONSTRAINT comparisons_shape_check;
ALTER TABLE comparisons ADD CONSTRAINT comparisons_shape_check CHECK (shape IN ('prose', 'matrix', 'cards'));
