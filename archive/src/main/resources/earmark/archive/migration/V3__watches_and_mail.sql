-- Standing queries and the messages they cause.

create table watch (
  id text primary key,
  name text not null,
  query text not null,
  -- The address of the person who is told.
  owner text not null,
  note text not null,
  -- Keys of the kinds of change that count, joined by commas.
  kinds text not null,
  created_at text not null,
  -- The last change there was when the watch was made: only later ones count.
  created_after bigint not null,
  -- A removed watch stays, because the messages it caused stay.
  removed_at text
);

-- The outbox and, once sent, the record of who was told what and when. One message per watch and change.
create table message (
  watch text not null references watch (id),
  change bigint not null references change (sequence),
  recipient text not null,
  -- Message-ID without angle brackets. The same at each attempt.
  message_id text not null unique,
  -- Message-ID under which mail programs gather what is said about one work.
  thread_id text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  written_at text not null,
  attempts bigint not null,
  -- When delivery was last begun; without an error and unsent, it is in doubt and is begun again.
  attempted_at text,
  not_before text not null,
  last_error text not null,
  sent_at text,
  -- Where it went: the SMTP server, or the file in the mailbox folder.
  sent_to text,
  primary key (watch, change)
);
create index message_unsent on message (sent_at, not_before);
