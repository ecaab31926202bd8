-- Runs on SQLite and on PostgreSQL. Instants are UTC as yyyy-MM-ddTHH:mm:ss.SSSSSSZ, dates ISO: both sort
-- as text. Legal intervals are half-open Washington dates, recorded intervals half-open instants.

-- One row: taking it locks writing, so that numbers are given without gaps and in the order of commits.
create table writer (
  id bigint primary key,
  turns bigint not null
);
insert into writer (id, turns) values (1, 0);

-- Bodies of captures and encoded texts, each once; zstd.
create table content (
  sha256 text primary key,
  bytes bigint not null,
  zstd ${blob} not null
);

create table capture (
  id bigint primary key,
  source text not null,
  url text not null,
  retrieved_at text not null,
  status bigint not null,
  headers text not null,
  content text not null references content (sha256),
  chain text not null
);
create index capture_by_url on capture (url, id);

create table finding (
  capture bigint not null references capture (id),
  number bigint not null,
  code text not null,
  severity text not null,
  place text not null,
  excerpt text not null,
  primary key (capture, number)
);

create table source_state (
  source text primary key,
  health text not null,
  reason text not null,
  since text,
  last_started text,
  last_finished text,
  last_success text,
  outcome text not null
);

-- How far a source has worked through its material.
create table checkpoint (
  source text not null,
  name text not null,
  value text not null,
  primary key (source, name)
);

create table work (
  id text primary key,
  kind text not null,
  citation text not null,
  title text not null
);
create index work_by_citation on work (citation);

create table version (
  id bigint primary key,
  work text not null references work (id),
  status text not null,
  in_force_from text not null,
  in_force_until text,
  -- When the end of the legal interval became known; before that the version counts as open-ended.
  until_recorded_at text,
  recorded_at text not null,
  superseded_at text,
  content text not null references content (sha256),
  facts text not null,
  capture bigint not null references capture (id),
  parser text not null
);
create index version_by_work on version (work, in_force_from);

create table change (
  sequence bigint primary key,
  work text not null references work (id),
  kind text not null,
  occasion text not null,
  legal_on text not null,
  before_version bigint references version (id),
  after_version bigint references version (id),
  redline ${blob} not null,
  cause text,
  recorded_at text not null,
  capture bigint not null references capture (id)
);
create index change_by_work on change (work, sequence);

-- What each consumer of the feed has dealt with.
create table consumer (
  name text primary key,
  sequence bigint not null
);
