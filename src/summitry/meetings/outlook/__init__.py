"""What a document says of the time to come: whose expectation, plan or promise, by when, and how likely."""

from summitry.meetings.outlook.find import find_outlook

__all__ = ["find_outlook"]
