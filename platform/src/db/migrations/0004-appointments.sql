-- One row per slot that was ever touched. `taken` counts appointments and live holds; a seat is taken by one conditional
-- statement, and the database itself refuses one too many. `capacity` is what could be booked when it was last touched.
CREATE TABLE slots (
  -- <hallId>.<YYYYMMDD>.<HHmm>
  id text PRIMARY KEY,
  hall_id text NOT NULL,
  date date NOT NULL,
  start_time text NOT NULL,
  capacity integer NOT NULL,
  taken integer NOT NULL,
  CHECK (taken BETWEEN 0 AND capacity)
);
CREATE INDEX slots_of_hall ON slots (hall_id, date);

-- Holds and appointments stand on the half hours from start_time to end_time. `items` is what was chosen, as the
-- catalogue described it then.
CREATE TABLE holds (
  id text PRIMARY KEY,
  person_id text NOT NULL,
  hall_id text NOT NULL,
  date date NOT NULL,
  start_time text NOT NULL,
  end_time text NOT NULL,
  items jsonb NOT NULL,
  -- a hold past expires_at is `live` until somebody needs the seat or the sweep comes by
  state text NOT NULL CHECK (state IN ('live', 'released', 'expired', 'confirmed')),
  expires_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX one_live_hold_per_person ON holds (person_id) WHERE state = 'live';
CREATE INDEX live_holds_of_hall ON holds (hall_id, date) WHERE state = 'live';
CREATE INDEX holds_age ON holds (expires_at);

CREATE TABLE appointments (
  -- a random UUID
  id text PRIMARY KEY,
  person_id text NOT NULL,
  hall_id text NOT NULL,
  date date NOT NULL,
  start_time text NOT NULL,
  end_time text NOT NULL,
  items jsonb NOT NULL,
  state text NOT NULL CHECK (state IN ('booked', 'checkedIn', 'served', 'cancelled', 'noShow')),
  is_late boolean NOT NULL DEFAULT false,
  short_code text NOT NULL,
  hold_id text UNIQUE REFERENCES holds,
  booked_at timestamptz NOT NULL,
  history jsonb NOT NULL,
  UNIQUE (hall_id, date, short_code)
);
CREATE INDEX appointments_of_person ON appointments (person_id, booked_at DESC, id DESC);
CREATE INDEX appointments_still_booked ON appointments (date) WHERE state = 'booked';

-- claimed before the appointment is written: a clash must not end the transaction
CREATE TABLE short_codes (
  hall_id text NOT NULL,
  date date NOT NULL,
  code text NOT NULL,
  PRIMARY KEY (hall_id, date, code)
);

CREATE TABLE ticket_counters (
  hall_id text NOT NULL,
  date date NOT NULL,
  letter text NOT NULL,
  last_seq integer NOT NULL,
  PRIMARY KEY (hall_id, date, letter)
);

CREATE TABLE tickets (
  id text PRIMARY KEY,
  hall_id text NOT NULL,
  date date NOT NULL,
  number text NOT NULL,
  seq integer NOT NULL,
  area_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('appointment', 'walkIn')),
  label text NOT NULL,
  name_masked text,
  task_names jsonb NOT NULL,
  appointment_id text UNIQUE REFERENCES appointments,
  person_id text,
  state text NOT NULL CHECK (state IN ('waiting', 'called', 'serving', 'served', 'missed', 'left')),
  -- the order of the queue: class, priority, turn, seq (contract/appointments/queue-rules.ts)
  class integer NOT NULL,
  is_priority boolean NOT NULL,
  turn bigint NOT NULL,
  queued_at timestamptz NOT NULL,
  window_id text,
  calls integer NOT NULL DEFAULT 0,
  called_at timestamptz,
  started_at timestamptz,
  ended_at timestamptz,
  is_requeued boolean NOT NULL DEFAULT false,
  is_later_used boolean NOT NULL DEFAULT false,
  UNIQUE (hall_id, date, number)
);
CREATE UNIQUE INDEX one_person_per_window ON tickets (hall_id, window_id, date) WHERE state IN ('called', 'serving');
CREATE INDEX tickets_waiting ON tickets (hall_id, date, area_id) WHERE state = 'waiting';
CREATE INDEX tickets_served ON tickets (hall_id, ended_at DESC) WHERE state = 'served';

-- what a window was set to on its date; on any other day it is closed
CREATE TABLE desk_windows (
  hall_id text NOT NULL,
  id text NOT NULL,
  date date NOT NULL,
  state text NOT NULL CHECK (state IN ('closed', 'open', 'paused')),
  PRIMARY KEY (hall_id, id)
);
