"""The life of tasks."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.api.person import Person, problem


def test_a_task_is_created_read_changed_completed_and_deleted(ann: Person) -> None:
    created = ann.post("/api/tasks", json={"title": "  Buy \n milk ", "description": "two litres"})
    assert created.status_code == 201
    task = created.json()
    assert (task["id"], task["title"], task["description"]) == (1, "Buy milk", "two litres")
    assert (task["completed"], task["completed_at"]) == (False, None)
    assert ann.get("/api/tasks/1").json() == task

    changed = ann.patch("/api/tasks/1", json={"title": "Buy oat milk"}).json()
    assert (changed["title"], changed["description"]) == ("Buy oat milk", "two litres")
    assert changed["updated_at"] > task["updated_at"]

    done = ann.post("/api/tasks/1/complete").json()
    assert done["completed"]
    assert done["completed_at"]
    assert ann.post("/api/tasks/1/complete").json() == done, "completing twice changes nothing"
    assert ann.patch("/api/tasks/1", json={"completed": False}).json()["completed_at"] is None

    assert ann.delete("/api/tasks/1").status_code == 204
    problem(ann.get("/api/tasks/1"), 404, "task_not_found")


def test_numbers_are_ones_own_and_never_given_twice(ann: Person, bob: Person) -> None:
    assert [task["id"] for task in ann.add("a", "b")] == [1, 2]
    assert [task["id"] for task in bob.add("c")] == [1]
    ann.delete("/api/tasks/2")
    assert [task["id"] for task in ann.add("d")] == [3]


def test_null_and_empty_remove_a_description_and_an_empty_change_changes_nothing(ann: Person) -> None:
    task = ann.post("/api/tasks", json={"title": "a", "description": "b"}).json()
    assert ann.patch("/api/tasks/1", json={}).json() == task
    assert ann.patch("/api/tasks/1", json={"description": None}).json()["description"] is None
    ann.patch("/api/tasks/1", json={"description": "again"})
    assert ann.patch("/api/tasks/1", json={"description": " "}).json()["description"] is None


def test_tasks_are_filtered_searched_and_sorted(ann: Person) -> None:
    ann.add("banana", "Apple", "cherry 100%", "date_palm")
    ann.post("/api/tasks/2/complete")
    assert ann.titles() == ["banana", "Apple", "cherry 100%", "date_palm"]
    assert ann.titles(status="completed") == ["Apple"]
    assert ann.titles(status="pending", sort="title", order="desc") == ["date_palm", "cherry 100%", "banana"]
    assert ann.titles(sort="title") == ["Apple", "banana", "cherry 100%", "date_palm"]
    assert ann.titles(sort="updated", order="desc")[0] == "Apple"
    assert ann.titles(q="APP") == ["Apple"]


@pytest.mark.parametrize(("search", "found"), [("%", ["100%"]), ("_", ["a_b"]), ("\\", ["c\\d"]), ("';--", [])])
def test_a_search_means_its_characters_literally(ann: Person, search: str, found: list[str]) -> None:
    ann.add("100%", "a_b", "c\\d", "plain")
    assert ann.titles(q=search) == found


def test_a_search_finds_descriptions_too(ann: Person) -> None:
    ann.post("/api/tasks", json={"title": "Shop", "description": "oat milk"})
    assert ann.titles(q="OAT") == ["Shop"]


@pytest.mark.parametrize("sort", ["created", "title", "updated"])
@pytest.mark.parametrize("order", ["asc", "desc"])
def test_pages_show_every_task_once(ann: Person, sort: str, order: str) -> None:
    ann.add(*(f"{name}" for name in ["b", "a", "C", "a", "b", "d", "Ä"]))
    query: dict[str, Any] = {"sort": sort, "order": order, "limit": 3}
    everything = [task["id"] for task in ann.get("/api/tasks", params={**query, "limit": 100}).json()["items"]]
    seen: list[int] = []
    cursor: str | None = ""
    while cursor is not None:
        page = ann.get("/api/tasks", params={**query, **({"cursor": cursor} if cursor else {})}).json()
        seen += [task["id"] for task in page["items"]]
        cursor = page["next_cursor"]
    assert seen == everything
    assert len(seen) == 7


def test_a_page_does_not_shift_when_a_task_is_added_meanwhile(ann: Person) -> None:
    ann.add("a", "b", "c")
    first = ann.get("/api/tasks", params={"limit": 2, "order": "desc"}).json()
    ann.add("d")
    second = ann.get("/api/tasks", params={"limit": 2, "order": "desc", "cursor": first["next_cursor"]}).json()
    assert [task["title"] for task in first["items"] + second["items"]] == ["c", "b", "a"]


def test_a_cursor_counts_for_its_own_list_only(ann: Person) -> None:
    ann.add("a", "b", "c")
    cursor = ann.get("/api/tasks", params={"limit": 1}).json()["next_cursor"]
    problem(ann.get("/api/tasks", params={"limit": 1, "status": "pending", "cursor": cursor}), 422, "bad_cursor")


@pytest.mark.parametrize("cursor", ["x", "", "Ww", "bnVsbA", "WyJhIiwgInhkIiwgMV0", "é", "%00", "A" * 1999])
def test_a_garbage_cursor_is_refused(ann: Person, cursor: str) -> None:
    assert ann.get("/api/tasks", params={"cursor": cursor}).status_code == 422


def test_many_tasks_at_once_get_different_numbers(ann: Person) -> None:
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: ann.post("/api/tasks", json={"title": f"task {n}"}).json()["id"], range(24)))
    assert sorted(answers) == list(range(1, 25))
