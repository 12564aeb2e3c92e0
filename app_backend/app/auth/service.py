"""Who may sign in, and for how long."""

import time
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.auth import store
from app.auth.schemas import Login, Register, Session, UserPublic
from app.kit.database import Database
from app.kit.limiter import LOGINS_OF_ACCOUNT, LOGINS_OF_ADDRESS, REGISTRATIONS, Limiter
from app.kit.passwords import Passwords
from app.kit.problems import Problem
from app.kit.rows import AnyRow
from app.kit.tokens import ACCESS_SECONDS, REFRESH_LIFE, TokenError, Tokens, fingerprint, new_refresh_token

# Two tabs that wake together both send the same token.
GRACE = timedelta(seconds=10)
SEEN_SECONDS = 60
MOST_SEEN = 10_000


@dataclass(frozen=True, slots=True)
class Granted:
    """A session, and the refresh token that belongs in a cookie."""

    session: Session
    refresh_token: str


class Accounts:
    """Sign-up, sign-in and the life of sessions."""

    def __init__(self, database: Database, *, tokens: Tokens, limiter: Limiter) -> None:
        self._database = database
        self._tokens = tokens
        self._limiter = limiter
        self._passwords = Passwords()
        self._seen: dict[str, tuple[UUID, float]] = {}

    async def register(self, request: Register, *, address: str) -> Granted:
        await self._limiter.hit(REGISTRATIONS, address)
        password_hash = await self._passwords.hash(request.password)
        try:
            async with self._database.write() as db:
                account = await store.create(db, email=request.email, name=request.name, password_hash=password_hash)
                return await self._grant(db, account, family=uuid4())
        except IntegrityError:
            raise Problem("email_taken") from None

    async def login(self, request: Login, *, address: str) -> Granted:
        await self._limiter.hit(LOGINS_OF_ADDRESS, address)
        await self._limiter.hit(LOGINS_OF_ACCOUNT, request.email)
        async with self._database.read() as db:
            account = await store.get_by_email(db, request.email)
        matches = await self._passwords.matches(account.password_hash if account else None, request.password)
        if account is None or not matches:
            raise Problem("bad_credentials")
        await self._limiter.forgive(LOGINS_OF_ADDRESS, address, attempts=1)
        await self._limiter.forgive(LOGINS_OF_ACCOUNT, request.email, attempts=LOGINS_OF_ACCOUNT.most)
        async with self._database.write() as db:
            return await self._grant(db, account, family=uuid4())

    async def refresh(self, refresh_token: str | None) -> Granted:
        """A new session for a refresh token; a token used twice ends all sessions that came from it."""
        if not refresh_token:
            raise Problem("session_expired")
        async with self._database.write() as db:
            granted = await self._rotate(db, fingerprint(refresh_token))
        if granted is None:
            raise Problem("session_expired")
        return granted

    async def logout(self, refresh_token: str | None) -> None:
        if refresh_token:
            async with self._database.write() as db:
                await store.revoke_family_of(db, fingerprint(refresh_token))

    async def me(self, user_id: UUID) -> UserPublic:
        async with self._database.read() as db:
            return _public(await store.get(db, user_id))

    async def rename(self, user_id: UUID, name: str | None) -> UserPublic:
        async with self._database.write() as db:
            return _public(await store.rename(db, user_id, name))

    async def delete(self, user_id: UUID, password: str) -> None:
        """Remove the account and everything in it."""
        async with self._database.read() as db:
            account = await store.get(db, user_id)
        await self._limiter.hit(LOGINS_OF_ACCOUNT, account.email if account else str(user_id))
        if not await self._passwords.matches(account.password_hash if account else None, password):
            raise Problem("wrong_password")
        async with self._database.write() as db:
            await store.delete_account(db, user_id)
        self._seen = {token: seen for token, seen in self._seen.items() if seen[0] != user_id}

    async def authenticate(self, token: str) -> UUID:
        """The user of an access token; raises Problem when it does not count or the account is gone."""
        user_id, until = self._seen.get(token, (None, 0.0))
        return user_id if user_id and time.monotonic() < until else await self._check(token)

    async def _check(self, token: str) -> UUID:
        """Verify the token and look for the account, for a minute at most or as long as the token counts."""
        try:
            user_id, seconds = self._tokens.read(token)
        except TokenError:
            raise Problem("unauthorized") from None
        async with self._database.read() as db:
            if await store.get(db, user_id) is None:
                raise Problem("unauthorized")
        if len(self._seen) >= MOST_SEEN:
            self._seen.clear()
        self._seen[token] = user_id, time.monotonic() + min(seconds, SEEN_SECONDS)
        return user_id

    async def _rotate(self, db: AsyncConnection, token_hash: bytes) -> Granted | None:
        used = await store.use_refresh_token(db, token_hash)
        if used is None:
            used = await store.used_refresh_token(db, token_hash)
            if used and used.used_for > GRACE:
                await store.revoke_family(db, used.family)
                used = None
        account = await store.get(db, used.user_id) if used else None
        return await self._grant(db, account, family=used.family) if used and account else None

    async def _grant(self, db: AsyncConnection, account: AnyRow, *, family: UUID) -> Granted:
        refresh_token = new_refresh_token()
        await store.add_refresh_token(
            db, token_hash=fingerprint(refresh_token), family=family, user_id=account.id, life=REFRESH_LIFE
        )
        access_token = self._tokens.issue(account.id)
        session = Session(access_token=access_token, expires_in=ACCESS_SECONDS, user=_public(account))
        return Granted(session=session, refresh_token=refresh_token)


def _public(account: AnyRow | None) -> UserPublic:
    if account is None:
        raise Problem("unauthorized")
    return UserPublic(email=account.email, name=account.name, created_at=account.created_at)
