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

-- Every round that a source has finished.
create table source_round (
  id bigint primary key,
  source text not null,
  started_at text not null,
  finished_at text not null,
  seen bigint not null,
  fetched bigint not null,
  changes bigint not null,
  failures bigint not null,
  -- The first failure; empty if there was none.
  reason text not null,
  evidence bigint references capture (id)
);
create index source_round_by_source on source_round (source, id);

-- The Washington days on which a source had something new, and the latest moment of each.
create table source_item (
  source text not null,
  day text not null,
  heard_at text not null,
  primary key (source, day)
);

-- What an administrator is told of: from when a source could not be relied on until it could again.
create table incident (
  id bigint primary key,
  source text not null,
  kind text not null,
  reason text not null,
  evidence bigint references capture (id),
  began_at text not null,
  ended_at text
);
create index incident_by_source on incident (source, ended_at);

-- Letters about incidents, with the columns of message: watch is the word incidents, change the number of
-- the letter: twice that of the incident, and one more when it is over.
create table incident_message (
  watch text not null,
  change bigint not null,
  recipient text not null,
  message_id text not null unique,
  thread_id text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  written_at text not null,
  attempts bigint not null,
  attempted_at text,
  not_before text not null,
  last_error text not null,
  sent_at text,
  sent_to text,
  primary key (watch, change)
);
create index incident_message_unsent on incident_message (sent_at, not_before);
