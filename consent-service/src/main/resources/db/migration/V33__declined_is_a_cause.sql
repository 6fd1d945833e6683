-- Whoever declines a version ends what they agreed to under it, and who was told of that hears of the end.
alter table withdrawal_notice
    drop constraint withdrawal_notice_cause,
    add constraint withdrawal_notice_cause
        check (cause in ('WITHDRAWN', 'REFUSED', 'DECLINED', 'EXPIRED', 'SUPERSEDED', 'GUARDIAN_MISSING', 'ERASED'));
