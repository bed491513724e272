"""Where are places, and how far apart?"""

from matcher.geography.borders import Borders, read_borders
from matcher.geography.distance import ROAD_FACTOR, great_circle_km, road_km, road_km_between
from matcher.geography.gazetteer import Gazetteer, Place
from matcher.geography.reading import read_gazetteer

__all__ = [
    "ROAD_FACTOR",
    "Borders",
    "Gazetteer",
    "Place",
    "great_circle_km",
    "read_borders",
    "read_gazetteer",
    "road_km",
    "road_km_between",
]
