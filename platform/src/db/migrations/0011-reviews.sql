-- one review of one matter: a case, or a visit to a window; reviews at a window's own code stand beside each other
CREATE TABLE reviews (
  id text PRIMARY KEY,
  subject_kind text NOT NULL CHECK (subject_kind IN ('case', 'visit', 'point')),
  subject_id text NOT NULL,
  -- 「高龄津贴申请」 「区中心 2 号窗口」
  subject text NOT NULL,
  region_code text NOT NULL,
  hall_name text NOT NULL,
  level integer NOT NULL CHECK (level BETWEEN 1 AND 5),
  indicators jsonb NOT NULL,
  indicators_version text NOT NULL,
  -- envelopes of crypto/field-cipher.ts: people write names and numbers
  text text NOT NULL,
  appended text,
  appended_at timestamptz,
  -- null where nobody had to sign in. Never told to staff
  rater_id text,
  -- keyed hash of the telephone's last four digits and the day: one review of a window's code by one person a day
  rater_mark text,
  -- accounts that were rated: they may not handle the order
  rated jsonb NOT NULL,
  -- found to be mistaken or malicious by two people: kept, and counted apart
  is_excluded boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX one_review ON reviews (subject_kind, subject_id) WHERE subject_kind <> 'point';
CREATE UNIQUE INDEX one_review_a_day ON reviews (subject_id, rater_mark) WHERE rater_mark IS NOT NULL;
CREATE INDEX reviews_of_region ON reviews (region_code, created_at);
CREATE INDEX reviews_of_rater ON reviews (rater_id);

-- what becomes of a bad review; same id
CREATE TABLE review_orders (
  id text PRIMARY KEY REFERENCES reviews,
  state text NOT NULL,
  state_version integer NOT NULL,
  handler_id text,
  -- finding, times, reply, history: reviews/order-record.ts
  facts jsonb NOT NULL,
  due_date date,
  is_late boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  closed_at timestamptz
);
CREATE INDEX review_orders_to_do ON review_orders (due_date, id) WHERE state <> 'closed';

-- what the code on a window names; a new row takes the place of one that was copied
CREATE TABLE review_points (
  id text PRIMARY KEY,
  hall_id text NOT NULL,
  window_id text NOT NULL,
  point text NOT NULL UNIQUE,
  UNIQUE (hall_id, window_id)
);
