-- What was captured, but is not believed until a person says so.

create table quarantine (
  id bigint primary key,
  capture bigint not null references capture (id),
  source text not null,
  -- What of the source it is: an address, a part on a day.
  place text not null,
  -- Hash of what was read there, so that the same is known again when it is fetched again.
  fingerprint text not null,
  -- Stable name of the assertion that it violates.
  code text not null,
  words text not null,
  since text not null,
  -- OPEN, RELEASED, REJECTED or OVERTAKEN: the last of its decisions.
  decision text not null,
  unique (source, place, fingerprint)
);
create index quarantine_by_decision on quarantine (decision, id);

-- Who decided what about it and when, in order; none is ever changed.
create table quarantine_decision (
  quarantine bigint not null references quarantine (id),
  number bigint not null,
  decision text not null,
  decided_by text not null,
  why text not null,
  decided_at text not null,
  primary key (quarantine, number)
);
