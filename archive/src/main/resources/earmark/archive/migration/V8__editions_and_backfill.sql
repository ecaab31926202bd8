-- What each dated edition of a work's source said of it: enough to make the legal history out of them again when an
-- older edition arrives after newer ones. content is null where the edition states that the work is removed; amended is
-- then the first day without it. No reference to work: a removal may be stated of what was never seen.
create table sighting (
  work text not null,
  edition text not null,
  amended text,
  content text references content (sha256),
  step text not null,
  facts text not null,
  capture bigint not null references capture (id),
  parser text not null,
  primary key (work, edition)
);

-- The slices of each load of the past, in the order in which they are worked through.
create table backfill (
  id text primary key,
  source text not null,
  from_day text not null,
  until_day text not null,
  asked text not null,
  begun_at text not null,
  is_paused bigint not null
);

create table backfill_slice (
  backfill text not null references backfill (id),
  number bigint not null,
  name text not null,
  done_at text,
  primary key (backfill, number)
);
